// A webview of VS Code writes the page anew with every edit of the text beside it, and keeps what the page hands to it.

const host = globalThis.acquireVsCodeApi?.();

/** The moment that was shown before the page was written anew; the start of the run elsewhere. */
export function keptTime() {
  return host?.getState()?.time ?? 0;
}

/** Keeps the moment. */
export function keepTime(time) {
  host?.setState({ time });
}
