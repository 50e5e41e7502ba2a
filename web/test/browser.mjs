// Chromium through Playwright: a page that logs, fails or asks the network for something fails its test.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => path && existsSync(path));
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let browser;

/** Opens the browser once for a file of tests. */
export async function start() {
  browser = await chromium.launch({ executablePath, headless: true, args });
}

/** Closes it. */
export async function stop() {
  await browser?.close();
}

/** A page at an address; when the test ends, it must have been silent. */
export async function open(t, address, { width = 1280, height = 900, dark = false, script = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: script, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', message => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => complaints.push(`error: ${error.message}`));
  page.on('request', request => {
    if (request.url() !== address)
      complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  if (script)
    await page.waitForSelector('html.ready', { state: 'attached' });
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  });
  return page;
}

/** What the table shows now: names of signals and the texts beside them. */
export const table = (page, kind = 'signal', side = 0) => page.$$eval(`[data-part="values"] td[data-value="${kind}"][data-side="${side}"]`, cells => cells.map(cell => [cell.dataset.name, cell.textContent]));

/** Sets a slider as its keys do. */
export async function press(page, id, key, times = 1) {
  await page.focus(`#${id}`);
  for (let i = 0; i < times; i++)
    await page.keyboard.press(key);
}

/** Everything that axe finds serious. */
export async function serious(page, axe) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target} ${node.failureSummary}`).slice(0, 3).join(' | ')}`);
}
