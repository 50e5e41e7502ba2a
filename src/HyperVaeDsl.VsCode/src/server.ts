import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';

/** The command line of a tool: a name on the PATH, a path, or an assembly for dotnet. */
export function commandLine(path: string, args: string[]): { command: string; args: string[] } {
  return path.toLowerCase().endsWith('.dll') ? { command: 'dotnet', args: [path, ...args] } : { command: path, args };
}

/** Commands of the server that show something, and those of the extension that show the same. */
const commandHere: Record<string, string> = { 'hvae.plot': 'hvae.showTimeline', 'hvae.generatedCode': 'hvae.showGeneratedCode' };

/** The path of the tool, as the settings have it. */
export function toolPath(): string {
  return vscode.workspace.getConfiguration('hvae').get<string>('server.path')?.trim() || 'hvae';
}

/** A client that leaves it to its owner to say that it could not start. */
class Client extends LanguageClient {
  private isStarting = true;

  override async start(): Promise<void> {
    await super.start();
    this.isStarting = false;
  }

  override error(message: string, data?: unknown, showNotification: boolean | 'force' = true): void {
    super.error(message, data, this.isStarting ? false : showNotification);
  }
}

/** The language server while it runs: started once, restarted when its settings change. */
export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private readonly output = vscode.window.createOutputChannel('hvae');

  /** Starts the server. What hinders it is said with the way out, once. */
  async start(): Promise<void> {
    const run = commandLine(toolPath(), ['lsp']);
    const server: ServerOptions = { command: run.command, args: run.args };
    const client: LanguageClientOptions = {
      documentSelector: [{ language: 'hvae' }],
      outputChannel: this.output,
      // What the lines above a methodology run opens beside the text here, not in a browser.
      middleware: {
        executeCommand: (command, args, next) => {
          const own = commandHere[command];
          return own === undefined ? next(command, args) : vscode.commands.executeCommand(own);
        },
      },
      initializationOptions: { helpAddress: vscode.workspace.getConfiguration('hvae').get<string>('server.helpAddress') || undefined },
    };
    this.client = new Client('hvae', 'hvae', server, client);
    try {
      await this.client.start();
    } catch (error) {
      this.output.appendLine(String(error));
      void this.explain(run.command);
    }
  }

  // Nobody waits for the answer: the extension is ready without a server.
  private async explain(command: string): Promise<void> {
    const settings = 'Open Settings';
    const chosen = await vscode.window.showErrorMessage(
      `The language server '${command}' could not be started. Install it with 'dotnet tool install --global HyperVaeDsl.Cli', or set its path.`, settings);
    if (chosen === settings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'hvae.server.path');
    }
  }

  /** Stops the server and starts it anew. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** What the server answers to a command; undefined when it does not run. */
  async execute<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
    if (this.client === undefined || !this.client.isRunning()) {
      return undefined;
    }
    return await this.client.sendRequest<T>('workspace/executeCommand', { command, arguments: args });
  }

  /** Why nothing came of a command, as the rest of a sentence. */
  get hindrance(): string {
    return !vscode.workspace.isTrusted ? 'in a workspace that is not trusted no tool is started.'
      : this.client?.isRunning() !== true ? "the language server does not run. The output 'hvae' says why."
      : 'the methodology has errors.';
  }

  async stop(): Promise<void> {
    const running = this.client;
    this.client = undefined;
    if (running?.needsStop()) {
      await running.stop();
    }
  }

  dispose(): void {
    void this.stop();
    this.output.dispose();
  }
}
