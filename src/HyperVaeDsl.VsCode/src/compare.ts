import { execFile } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { Page } from './page';
import { commandLine, toolPath } from './server';

/** The page of 'hvae diff' of a saved file and what git has of it at HEAD. */
export class Compare implements vscode.Disposable {
  private readonly page = new Page('hvae.diff');

  async open(document: vscode.TextDocument): Promise<void> {
    if (document.uri.scheme !== 'file') {
      void vscode.window.showWarningMessage('Only a file on a disk can be compared with git.');
      return;
    }
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage('Nothing is compared: in a workspace that is not trusted no tool is started.');
      return;
    }
    if (document.isDirty && !(await document.save())) {
      return;
    }
    const file = document.uri.fsPath;
    const name = path.basename(file);
    const run = commandLine(toolPath(), ['diff', `HEAD:./${name}`, name, '--format', 'html']);
    const answer = await output(run.command, run.args, path.dirname(file));
    if (answer.html !== undefined) {
      this.page.show(`HEAD and ${name}`, answer.html);
    } else {
      void vscode.window.showErrorMessage(`${name} cannot be compared with HEAD: ${answer.error}`);
    }
  }

  dispose(): void {
    this.page.dispose();
  }
}

function output(command: string, args: string[], folder: string): Promise<{ html?: string; error: string }> {
  return new Promise(resolve => {
    execFile(command, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024, windowsHide: true }, (error, out, errors) => {
      const isPage = out.startsWith('<!DOCTYPE html>') || out.startsWith('<!doctype html>');
      resolve(isPage ? { html: out, error: '' } : { error: (errors.trim() || out.trim() || String(error?.message ?? 'there was no answer')).split('\n')[0] ?? '' });
    });
  });
}
