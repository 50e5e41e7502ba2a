import * as vscode from 'vscode';

/** A page of the tool in a panel beside the text. The page is self-contained: it may run its own script, and may load nothing. */
export class Page implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  constructor(private readonly type: string, private readonly closed: () => void = () => undefined) {}

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  show(title: string, html: string): void {
    if (this.panel === undefined) {
      this.panel = vscode.window.createWebviewPanel(this.type, title, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [] });
      this.panel.onDidDispose(() => {
        this.panel = undefined;
        this.closed();
      });
    }
    this.panel.title = title;
    this.panel.webview.html = html;
  }

  /** Tells the script of the page what to show. */
  send(message: unknown): void {
    void this.panel?.webview.postMessage(message);
  }

  dispose(): void {
    this.panel?.dispose();
  }
}
