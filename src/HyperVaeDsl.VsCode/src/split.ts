import * as vscode from 'vscode';
import type { Server } from './server';

/** Asks for an epoch, and has the server split the phase at the cursor there. The server proves that nothing else changes, or says why it would. */
export async function splitPhase(server: Server, editor: vscode.TextEditor): Promise<void> {
  const { document, selection } = editor;
  const written = await vscode.window.showInputBox({
    title: 'Split Phase at an Epoch',
    prompt: 'The epoch of the run at which the second part begins. Training stays the same.',
    placeHolder: '12.5',
    validateInput: text => (isNumber(text) ? undefined : 'Write an epoch, such as 20 or 12.5.'),
  });
  if (written === undefined) {
    return;
  }
  try {
    const position = { line: selection.active.line, character: selection.active.character };
    const answer = await server.execute<{ title: string } | null>('hvae.splitPhase', document.uri.toString(), position, Number(written));
    if (answer === undefined) {
      void vscode.window.showWarningMessage(`The phase was not split: ${server.hindrance}`);
    }
  } catch (error) {
    void vscode.window.showErrorMessage(`The phase was not split. ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}
