import * as vscode from 'vscode';
import { Compare } from './compare';
import { Server } from './server';
import { splitPhase } from './split';
import { Timeline } from './timeline';

/** Starts the language server and registers the commands. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Server();
  const timeline = new Timeline(server);
  const compare = new Compare();
  const ofEditor = (action: (document: vscode.TextDocument, editor: vscode.TextEditor) => Promise<void>) => async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId === 'hvae') {
      await action(editor.document, editor);
    } else {
      void vscode.window.showInformationMessage('Open a methodology (.hvae) first.');
    }
  };
  context.subscriptions.push(
    server,
    timeline,
    compare,
    vscode.commands.registerCommand('hvae.showTimeline', ofEditor(document => timeline.open(document))),
    vscode.commands.registerCommand('hvae.diffWithHead', ofEditor(document => compare.open(document))),
    vscode.commands.registerCommand('hvae.showGeneratedCode', ofEditor(async document => {
      const answer = await server.execute<{ content?: string } | null>('hvae.generatedCode', document.uri.toString(), false).catch(() => undefined);
      if (answer?.content === undefined) {
        void vscode.window.showWarningMessage('There is no generated code: the methodology has errors, or the language server does not run.');
        return;
      }
      const code = await vscode.workspace.openTextDocument({ language: 'csharp', content: answer.content });
      await vscode.window.showTextDocument(code, vscode.ViewColumn.Beside, true);
    })),
    vscode.commands.registerCommand('hvae.splitPhaseAt', ofEditor((_, editor) => splitPhase(server, editor))),
    vscode.commands.registerCommand('hvae.restartServer', () => server.restart()),
    vscode.workspace.onDidChangeConfiguration(async change => {
      if (change.affectsConfiguration('hvae.server')) {
        await server.restart();
      }
    }));
  // A workspace that is not trusted could name a tool of its own.
  if (vscode.workspace.isTrusted) {
    await server.start();
  } else {
    context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => server.start()));
  }
}
