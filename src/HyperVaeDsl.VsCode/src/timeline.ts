import * as vscode from 'vscode';
import { Page } from './page';
import type { Server } from './server';

/** How long the text must rest before the page is drawn anew, in milliseconds. */
const rest = 250;

/** The timeline beside the text: drawn by the server of what is typed, and showing what the cursor stands on. */
export class Timeline implements vscode.Disposable {
  private readonly page = new Page('hvae.timeline', () => (this.shown = undefined));
  private readonly subscriptions: vscode.Disposable[] = [];
  private shown: vscode.Uri | undefined;
  private waiting: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {
    this.subscriptions.push(
      vscode.workspace.onDidChangeTextDocument(change => {
        if (change.document.uri.toString() === this.shown?.toString()) {
          this.later(change.document);
        }
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => {
        if (this.page.isOpen && editor?.document.languageId === 'hvae') {
          void this.draw(editor.document);
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(change => this.follow(change.textEditor)));
  }

  /** Opens the page for a methodology. */
  async open(document: vscode.TextDocument): Promise<void> {
    await this.draw(document);
    if (!this.page.isOpen) {
      void vscode.window.showWarningMessage(`There is no timeline: ${this.server.hindrance}`);
    }
  }

  dispose(): void {
    clearTimeout(this.waiting);
    this.page.dispose();
    this.subscriptions.forEach(subscription => subscription.dispose());
  }

  private later(document: vscode.TextDocument): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.draw(document), rest);
  }

  // A text with errors has no timeline; then the last one stays.
  private async draw(document: vscode.TextDocument): Promise<void> {
    const answer = await this.server.execute<{ content?: string } | null>('hvae.plot', document.uri.toString(), false).catch(() => undefined);
    if (answer?.content === undefined) {
      return;
    }
    this.shown = document.uri;
    this.page.show(`Timeline of ${document.uri.path.split('/').pop()}`, answer.content);
    const editor = vscode.window.visibleTextEditors.find(visible => visible.document === document);
    if (editor !== undefined) {
      this.follow(editor);
    }
  }

  private follow(editor: vscode.TextEditor): void {
    if (!this.page.isOpen || editor.document.uri.toString() !== this.shown?.toString() || !vscode.workspace.getConfiguration('hvae').get<boolean>('timeline.followCursor', true)) {
      return;
    }
    const word = nameAt(editor.document, editor.selection.active);
    if (word !== undefined) {
      this.page.send({ type: 'hvae.show', name: word });
    }
  }
}

/** The name that the cursor stands on, or that the statement of its line declares. */
function nameAt(document: vscode.TextDocument, position: vscode.Position): string | undefined {
  const range = document.getWordRangeAtPosition(position, /[\p{L}_][\p{L}\p{N}_.]*/u);
  const declared = /^\s*(?:override\s+|off\s+)?(?:signal|phase|loss(?:\s+external)?)\s+([\p{L}_][\p{L}\p{N}_.]*)/u.exec(document.lineAt(position.line).text);
  return declared?.[1] ?? (range === undefined ? undefined : document.getText(range));
}
