import * as vscode from 'vscode';
import { Compare } from './compare';
import { GeneratedCode } from './generated';
import { Server } from './server';
import { splitPhase } from './split';
import { Timeline } from './timeline';

/** Starts the language server and registers the commands. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Server();
  const timeline = new Timeline(server);
  const compare = new Compare();
  const generated = new GeneratedCode(server);
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
    generated,
    vscode.commands.registerCommand('hvae.showTimeline', ofEditor(document => timeline.open(document))),
    vscode.commands.registerCommand('hvae.diffWithHead', ofEditor(document => compare.open(document))),
    vscode.commands.registerCommand('hvae.showGeneratedCode', ofEditor(document => generated.open(document))),
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
