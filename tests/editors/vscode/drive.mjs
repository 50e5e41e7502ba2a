// The extension in VS Code: a workspace with the shipped methodologies, and what one does with them.
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Workbench } from './workbench.mjs';

const [tool, folder] = process.argv.slice(2);
const root = new URL('../../../', import.meta.url).pathname;
const work = await mkdtemp(path.join(tmpdir(), 'hvae-vscode-'));
const workspace = path.join(work, 'workspace');
const port = 20_000 + (process.pid % 10_000);
const file = name => path.join(workspace, name);
const shots = path.join(folder, 'shots');
let failed = 0;

await mkdir(path.join(work, 'data/User'), { recursive: true });
await mkdir(shots, { recursive: true });
await cp(path.join(root, 'examples/TernaryOperations/Methodologies'), workspace, { recursive: true });
await writeFile(file('notes.md'), '# Notes\n\n```hvae\nsignal beta in 0..0.1 = ramp 0 -> 0.05 cosine // warm\n```\n');
const git = (...words) => execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...words], { cwd: workspace, stdio: 'pipe' });
git('init', '-q');
git('add', '-A');
git('commit', '-qm', 'one');
await writeFile(path.join(work, 'data/User/settings.json'), JSON.stringify({
  'hvae.server.path': tool, 'files.autoSave': 'off', 'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false, 'telemetry.telemetryLevel': 'off',
  'workbench.colorTheme': 'Default Dark Modern', 'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'update.mode': 'none', 'editor.minimap.enabled': false,
}));
const entry = path.join(folder, 'node_modules/code-server/out/node/entry.js');
const places = ['--user-data-dir', path.join(work, 'data'), '--extensions-dir', path.join(work, 'extensions')];
const env = { ...process.env, HOME: work, XDG_CONFIG_HOME: path.join(work, 'config'), XDG_DATA_HOME: path.join(work, 'share'), XDG_CACHE_HOME: path.join(work, 'cache') };
execFileSync('node', [entry, ...places, '--install-extension', path.join(root, 'src/HyperVaeDsl.VsCode/hvae.vsix')], { env, stdio: 'pipe' });
const server = spawn('node', [entry, ...places, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', workspace], { env, stdio: 'ignore' });

async function attempt(what, action) {
  try {
    await action();
    console.log(`ok - ${what}`);
  } catch (error) {
    failed++;
    console.log(`not ok - ${what}`);
    console.error(error);
    await code.page.screenshot({ path: path.join(shots, `failed-${what.replace(/[^a-z0-9]+/gi, '-')}.png`) });
    // What is open and what was typed does not spoil what is tried next.
    await code.page.keyboard.press('Escape');
    await code.page.keyboard.press('Escape');
    await code.revert().catch(() => undefined);
  }
}

/** A picture of what one sees, for whoever looks at it. */
async function picture(name) {
  await code.page.screenshot({ path: path.join(shots, `${name}.png`) });
}

const code = await Workbench.open(`http://127.0.0.1:${port}/?folder=${workspace}`);
await attempt('a methodology opens with what is proved above it', async () => {
  await code.openFile('homeostatic.hvae');
  await code.see('.codelens-decoration', /proved: 7 ensures/);
  await code.see('.view-lines', /1,560 steps/);
});
await attempt('hover shows a signal', async () => {
  await code.place(22, 6);
  await code.command('Show or Focus Hover');
  await code.see('.monaco-hover:not(.hidden)', /signal beta_A.*KL weight of VAE A/s);
  await picture('hover');
  await code.page.keyboard.press('Escape');
});
await attempt('what is broken is underlined, and mended by its fix', async () => {
  await code.append(24, '\ntemprature hold');
  await code.page.keyboard.press('Escape');
  await code.page.waitForSelector('.squiggly-error');
  await picture('squiggle');
  await code.place(25, 8);
  await code.page.keyboard.press('Control+.');
  await code.choose(/Write 'temperature'|temperature/);
  await code.see('.view-lines', /temperature hold|1 error/);
  await code.revert();
  await code.page.waitForSelector('.squiggly-error', { state: 'detached' });
});
await attempt('completion knows signals and operators', async () => {
  await code.append(24, '\nadmission st');
  await code.page.keyboard.press('Control+Space');
  await code.see('.suggest-widget.visible', /steps.*stretch|stretch.*steps/s);
  await picture('completion');
  await code.page.keyboard.press('Escape');
  await code.revert();
});
await attempt('a document is laid out', async () => {
  await code.append(4, '      ');
  await code.place(4, 3);
  await code.page.keyboard.type('   ');
  await code.command('Format Document');
  await code.see('.view-lines', /\n {2}epochs {4}100\n/);
  await code.revert();
});
await attempt('a name is changed everywhere', async () => {
  await code.place(11, 12);
  await code.page.keyboard.press('F2');
  await code.page.waitForFunction(() => document.activeElement?.closest('.rename-box'));
  await code.page.keyboard.press('Control+A');
  await code.page.keyboard.type('weight_of_B');
  await code.page.keyboard.press('Enter');
  await code.see('.view-lines', /signal weight_of_B.*weight_of_B {2,}0/s);
  await code.revert();
});
await attempt('a phase is split where the cursor says', async () => {
  await code.place(21, 12);
  await code.page.keyboard.press('Control+.');
  await code.choose(/Split phase Explore at epoch 20, its middle/);
  await code.see('.view-lines', /phase Explore epochs 0\.\.20 \{.*phase Explore2 epochs 20\.\.40 \{.*beta_A {2,}continue/s);
  await picture('split');
  await code.revert();
});
await attempt('a phase is split at an epoch that is asked for', async () => {
  await code.place(21, 12);
  await code.command('hvae: Split Phase at an Epoch');
  await code.answer('12.5');
  await code.see('.view-lines', /phase Explore2 epochs 12\.5\.\.40 \{/);
  await code.revert();
  await code.place(21, 12);
  await code.command('hvae: Split Phase at an Epoch');
  await code.answer('50');
  await code.see('.notifications-toasts', /epoch 50 is not/);
  await picture('refused');
  await code.command('Notifications: Clear All Notifications');
});
await attempt('the timeline is drawn beside the text, in the colours of the editor', async () => {
  await code.command('hvae: Show Timeline');
  await code.inPage(page => page.querySelector('h1')?.textContent === 'Homeostatic' && getComputedStyle(page.body).backgroundColor === 'rgb(13, 17, 23)');
  await picture('timeline');
});
await attempt('the timeline follows the cursor and the edits', async () => {
  await code.focusEditor();
  await code.place(13, 12);
  await code.inPage(page => page.querySelector('.pointed h3')?.textContent === 'temperature');
  await code.place(28, 12);
  await code.inPage(page => page.querySelector('#moment')?.dataset.time === '40');
  await code.replaceLine(24, '    temperature  0.95');
  await code.place(21, 12);
  await code.inPage(page => [...page.querySelectorAll('tr')].some(row => /^temperature\s*0\.95$/.test(row.innerText.trim())));
  await picture('timeline-followed');
});
await attempt('what changed since HEAD is drawn', async () => {
  await code.page.keyboard.press('Control+S');
  await code.page.waitForSelector('.tab.active:not(.dirty)');
  await code.command('hvae: Diff with Git HEAD');
  await code.inPage(page => /temperature/.test(page.body.textContent) && /old phases/.test(page.body.textContent));
  await picture('diff');
  await code.command('View: Close All Editors');
});
await attempt('the line above a methodology shows the generated code', async () => {
  await code.openFile('cyclical.hvae');
  await code.page.locator('.codelens-decoration a', { hasText: 'generated C#' }).first().click();
  await code.see('.view-lines', /class Cyclical/);
  await picture('generated');
  await code.focusEditor();
  await code.replaceLine(4, '  epochs    41');
  await code.see('.view-lines', /epochs +0\.\.41/);
  await code.revert();
  await code.command('View: Close All Editors');
});
await attempt('fences in Markdown have the colours of the language', async () => {
  await code.openFile('notes.md');
  await code.page.waitForFunction(() => {
    const words = [...document.querySelectorAll('.view-line span span')];
    const of = text => words.filter(word => word.textContent.trim().startsWith(text)).map(word => getComputedStyle(word).color)[0];
    return of('signal') && of('//') && new Set([of('signal'), of('beta'), of('ramp'), of('//')]).size === 4;
  });
  await picture('markdown');
  await code.command('View: Close All Editors');
});
await attempt('the walkthrough has its steps', async () => {
  await code.command('Welcome: Open Walkthrough');
  await code.page.keyboard.type('Write a training');
  await code.see('.quick-input-list', /Write a training methodology/);
  await code.page.keyboard.press('Enter');
  await code.see('.gettingStartedContainer', /Install the tool.*Write a methodology.*Look at its timeline.*See what a change does/s);
  await picture('walkthrough');
});
await code.close();
server.kill();
await rm(work, { recursive: true, force: true });
process.exit(failed > 0 ? 1 : 0);
