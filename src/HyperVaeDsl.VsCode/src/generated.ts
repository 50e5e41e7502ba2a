import * as vscode from 'vscode';
import type { Server } from './server';

const scheme = 'hvae-generated';

/** How long the text must rest before its code is written anew, in milliseconds. */
const rest = 250;

/** What a build makes of a methodology, beside the text: read only, never saved, and new with every edit. */
export class GeneratedCode implements vscode.Disposable, vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly known = new Map<string, string>();
  private readonly subscriptions: vscode.Disposable[];
  private waiting: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidChangeTextDocument(change => this.later(change.document)),
      vscode.workspace.onDidCloseTextDocument(closed => this.known.delete(closed.uri.toString())),
    ];
  }

  /** Opens the code of a methodology. */
  async open(document: vscode.TextDocument): Promise<void> {
    const uri = uriOf(document);
    if ((await this.provideTextDocumentContent(uri)) === undefined) {
      void vscode.window.showWarningMessage(`There is no generated code: ${this.server.hindrance}`);
      return;
    }
    this.changed.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), vscode.ViewColumn.Beside, true);
  }

  // While a text has errors, its code is the last one that it had.
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string | undefined> {
    const answer = await this.server.execute<{ content?: string } | null>('hvae.generatedCode', uri.query, false).catch(() => undefined);
    if (answer?.content !== undefined) {
      this.known.set(uri.toString(), answer.content);
    }
    return this.known.get(uri.toString());
  }

  dispose(): void {
    clearTimeout(this.waiting);
    this.subscriptions.forEach(subscription => subscription.dispose());
  }

  private later(document: vscode.TextDocument): void {
    const uri = uriOf(document);
    if (this.known.has(uri.toString())) {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.changed.fire(uri), rest);
    }
  }
}

// The address of the methodology is the query; the name ends so that C# is coloured.
function uriOf(document: vscode.TextDocument): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `${document.uri.path}.cs`, query: document.uri.toString() });
}
