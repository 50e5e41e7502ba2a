// The workbench of VS Code in Chromium, by what one sees and types. Everything waits for what it needs to see.
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../../web/package.json', import.meta.url))('playwright-core');
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export class Workbench {
  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  static async open(address) {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args });
    const page = await (await browser.newContext({ viewport: { width: 1500, height: 950 } })).newPage();
    page.setDefaultTimeout(60_000);
    for (let tries = 0; ; tries++) {
      try {
        await page.goto(address);
        break;
      } catch (error) {
        // The server is starting.
        if (tries === 100)
          throw error;
        await page.waitForTimeout(200);
      }
    }
    await page.waitForSelector('.explorer-folders-view .monaco-list-row');
    return new Workbench(browser, page);
  }

  async close() {
    await this.browser.close();
  }

  async openFile(name) {
    await this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).dblclick();
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.monaco-editor .view-line');
    await this.focusEditor();
  }

  async focusEditor() {
    await this.command('View: Focus First Editor Group');
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.page.keyboard.press('F1');
    await this.page.waitForSelector('.quick-input-widget input', { state: 'visible' });
    await this.page.keyboard.type(title);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title.split(': ').at(-1) }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Answers what an input box asks. */
  async answer(text) {
    await this.page.waitForFunction(() => /epoch/i.test(document.querySelector('.quick-input-widget:not([style*="display: none"]) .quick-input-message')?.textContent ?? ''));
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await this.page.waitForSelector('.quick-input-widget input', { state: 'hidden' });
  }

  /** Puts the cursor to a line and column, from 1. */
  async place(line, column) {
    await this.page.keyboard.press('Control+G');
    await this.page.waitForSelector('.quick-input-widget input', { state: 'visible' });
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.waitForSelector('.quick-input-widget input', { state: 'hidden' });
    await this.see('.statusbar', new RegExp(`Ln ${line}, Col ${column}\\b`));
  }

  /** Types behind the end of a line. */
  async append(line, text) {
    await this.place(line, 1);
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(text);
  }

  async replaceLine(line, text) {
    await this.place(line, 1);
    await this.page.keyboard.press('Shift+End');
    await this.page.keyboard.insertText(text);
  }

  /** Makes the file again what is saved. */
  async revert() {
    await this.command('File: Revert File');
    await this.page.waitForSelector('.tab.active:not(.dirty)');
    await this.focusEditor();
  }

  /** Chooses one of the actions that are shown. */
  async choose(title) {
    await this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first().waitFor();
    for (let i = 0; i < 30 && !(await this.page.locator('.action-widget .monaco-list-row.focused', { hasText: title }).count()); i++)
      await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await this.page.waitForSelector('.action-widget', { state: 'hidden' });
  }

  /** Waits until an element has a text. Monaco writes blanks as no-break spaces, and lines in no order. */
  async see(selector, pattern) {
    try {
      await this.page.waitForFunction(([where, source, flags]) => {
        const text = [...document.querySelectorAll(where)].map(element => {
          const lines = [...element.querySelectorAll(':scope > .view-line')];
          const top = line => Number.parseFloat(line.style.top);
          return lines.length === 0 ? element.innerText : `\n${lines.sort((a, b) => top(a) - top(b)).map(line => line.textContent).join('\n')}\n`;
        }).join('\n').replaceAll('\u00a0', ' ');
        return new RegExp(source, flags).test(text);
      }, [selector, pattern.source, pattern.flags], { timeout: 30_000 });
    } catch {
      throw new Error(`${selector} does not show ${pattern}: ${(await this.page.locator(selector).allInnerTexts()).join('\n').slice(0, 2000)}`);
    }
  }

  /** Waits until something holds of the document of a webview. */
  async inPage(holds) {
    for (let tries = 0; tries < 150; tries++) {
      for (const frame of this.page.frames()) {
        const found = await frame.evaluate(`(${holds})(document)`).catch(() => false);
        if (found === true)
          return;
      }
      await this.page.waitForTimeout(200);
    }
    throw new Error(`no webview in which ${holds}`);
  }
}
