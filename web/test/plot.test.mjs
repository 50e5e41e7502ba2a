import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open, press, serious, start, stop, table } from './browser.mjs';
import { folder, methodology, repository, shown, strange, thousand, tool } from './tool.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shippedFolder = repository('examples', 'TernaryOperations', 'Methodologies');
const files = [
  `${shippedFolder}/homeostatic.hvae`,
  `${shippedFolder}/cyclical.hvae`,
  ...['v5_10', 'v5_12_4_extended_grokking', 'v5_12_5_adaptive_lr', 'v5_9_2'].map(name => repository('examples', 'history', `${name}.hvae`)),
];
const homeostatic = files[0];

before(start);
after(stop);

for (const file of files) {
  test(`values are those of the tool: ${file.split('/').at(-1)}`, async t => {
    const page = await open(t, await (await folder(t)).plot(file));
    await press(page, 'epoch', 'End');
    await press(page, 'step', 'End');
    const moments = [];
    for (const [id, key, times] of [['step', 'Home', 1], ['epoch', 'Home', 1], ['epoch', 'ArrowRight', 7], ['step', 'ArrowRight', 5], ['epoch', 'PageUp', 1], ['step', 'End', 1], ['epoch', 'End', 1]]) {
      await press(page, id, key, times);
      moments.push([Number(await page.getAttribute('#moment', 'data-time')), await table(page)]);
    }
    assert.ok(new Set(moments.map(([time]) => time)).size >= 5, 'keys move the time');
    const rows = await shown(file, moments.map(([time]) => time));
    for (const [i, [time, values]] of moments.entries()) {
      for (const [name, text] of values)
        assert.equal(text, rows[i].get(name), `${name} at ${time}`);
    }
  });
}

test('a pointer on a chart reads the values there', async t => {
  const page = await open(t, await (await folder(t)).plot(homeostatic));
  for (const share of [0.013, 0.25, 0.4999, 0.51, 0.87]) {
    const chart = page.locator('[data-chart="3"] .u-over');
    const { width, height } = await chart.boundingBox();
    await chart.hover({ position: { x: share * width, y: height / 2 } });
    const time = Number(await page.getAttribute('#moment', 'data-time'));
    assert.ok(Math.abs(time - 100 * share) < 0.3, `${time} is near ${100 * share}`);
    const [row] = await shown(homeostatic, [time]);
    const caption = await page.textContent('#chart-3 output');
    assert.equal(caption.trim(), row.get('lr'));
    for (const [name, text] of await table(page))
      assert.equal(text, row.get(name));
  }
});

test('values keep all digits in their titles', async t => {
  const page = await open(t, await (await folder(t)).plot(homeostatic));
  await press(page, 'epoch', 'ArrowRight', 33);
  await press(page, 'step', 'ArrowRight', 7);
  const time = await page.getAttribute('#moment', 'data-time');
  const [head, row] = (await tool('show', homeostatic, '--csv', '--at', time)).trimEnd().split('\n').map(line => line.split(','));
  const titles = await page.$$eval('#values td[data-value="signal"]', cells => cells.map(cell => [cell.dataset.name, cell.title]));
  assert.deepEqual(titles, titles.map(([name]) => [name, row[head.indexOf(name)]]));
});

test('losses act when their bars say so', async t => {
  const page = await open(t, await (await folder(t)).plot(homeostatic));
  const at = async epochs => {
    await press(page, 'epoch', 'Home');
    await press(page, 'epoch', 'ArrowRight', epochs);
    return new Map(await table(page, 'loss'));
  };
  const [early, late] = [await at(50), await at(51)];
  assert.equal(early.get('ranking'), 'off');
  assert.equal(late.get('ranking'), '0.5');
  assert.equal(late.get('repulsion_B'), '0.01');
});

test('a stretch is shown closer by buttons and by dragging, and the whole run again', async t => {
  const page = await open(t, await (await folder(t)).plot(homeostatic));
  const width = () => page.evaluate(() => getComputedStyle(document.querySelector('[data-view]')).getPropertyValue('--shown-width').trim());
  assert.equal(await width(), '100%');
  await page.click('#closer');
  assert.equal(await width(), '200%');
  await page.click('#wider');
  assert.equal(await width(), '100%');
  const box = await page.locator('[data-chart="1"] .u-over').boundingBox();
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.75 * box.width, box.y + 40, { steps: 4 });
  await page.mouse.up();
  assert.ok(Math.abs(parseFloat(await width()) - 400) < 10);
  await page.locator('[data-chart="1"] .u-over').dblclick();
  assert.equal(await width(), '100%');
});

test('the page is used by keyboard alone', async t => {
  const page = await open(t, await (await folder(t)).plot(homeostatic));
  const seen = [];
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => document.activeElement === document.body ? null : document.activeElement.id || document.activeElement.textContent.trim());
    if (place === null)
      break;
    seen.push(place);
  }
  assert.deepEqual(seen, ['Skip to the values', 'Skip to the signals', 'epoch', 'step', 'closer', 'wider', 'whole']);
  assert.match(await page.getAttribute('#epoch', 'aria-valuetext'), /epoch 0, step 0 of 39, Explore/);
});

test('light and dark differ, in the page and in the charts', async t => {
  const address = await (await folder(t)).plot(homeostatic);
  const looks = [];
  for (const dark of [false, true]) {
    const page = await open(t, address, { dark });
    looks.push(await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, document.querySelector('canvas').toDataURL()]));
  }
  assert.equal(looks[0][0], 'rgb(255, 255, 255)');
  assert.notEqual(looks[0][0], looks[1][0]);
  assert.notEqual(looks[0][1], looks[1][1]);
});

test('without a script, and printed, there is the picture', async t => {
  const address = await (await folder(t)).plot(homeostatic);
  const still = await open(t, address, { script: false });
  assert.ok(await still.locator('.still svg').isVisible());
  const printed = await open(t, address);
  assert.ok(!await printed.locator('.still svg').isVisible());
  await printed.emulateMedia({ media: 'print' });
  assert.ok(await printed.locator('.still svg').isVisible());
  assert.ok(!await printed.locator('#values').isVisible());
});

const samples = {
  thousand: thousand,
  strange: strange,
  quick: methodology('  signal s in 0..1 = wave sawtooth 0 -> 1 period 0.05 epochs\n  loss entropy  weight s\n  phase All epochs 0..end { }\n', 400),
  none: methodology('  phase All epochs 0..end { }\n', 1),
};

for (const [name, text] of Object.entries(samples)) {
  test(`a page of ${name} opens, fits narrow windows and answers`, async t => {
    const place = await folder(t);
    const file = await place.file(`${name}.hvae`, text);
    const address = await place.plot(file);
    assert.ok((await stat(fileURLToPath(address))).size < 1_000_000);
    for (const width of [1280, 400]) {
      const page = await open(t, address, { width });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `no bar to scroll sideways at ${width}`);
      await press(page, 'epoch', 'End');
      const time = Number(await page.getAttribute('#moment', 'data-time'));
      const [row] = await shown(file, [time]);
      for (const [signal, value] of await table(page))
        assert.equal(value, row.get(signal));
      assert.equal(await page.title(), 'Sample - training schedule');
    }
  });
}

for (const dark of [false, true]) {
  test(`axe finds nothing serious in the ${dark ? 'dark' : 'light'}`, async t => {
    const place = await folder(t);
    for (const file of [homeostatic, files[4], await place.file('strange.hvae', strange)]) {
      const page = await open(t, await place.plot(file), { dark });
      assert.deepEqual(await serious(page, axe), []);
    }
  });
}

test('an editor beside the page says what is shown', async t => {
  const page = await open(t, await (await folder(t)).plot(homeostatic));
  const show = name => page.evaluate(known => new Promise(resolve => {
    window.addEventListener('message', () => setTimeout(resolve), { once: true });
    window.postMessage({ type: 'hvae.show', name: known }, '*');
  }), name);
  const pointed = () => page.$$eval('.pointed h3', elements => elements.map(element => element.textContent));
  await show('lr');
  assert.deepEqual(await pointed(), ['lr']);
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('.pointed').getBoundingClientRect();
    return top > -1 && bottom < window.innerHeight + 1;
  });
  await show('Consolidate');
  assert.equal(Number(await page.getAttribute('#moment', 'data-time')), 40);
  await show('no such thing');
  assert.deepEqual(await pointed(), ['lr']);
});

test('in a webview of VS Code the page looks like the editor, and keeps its moment when it is written anew', async t => {
  const address = await (await folder(t)).plot(homeostatic);
  const page = await open(t, address);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const chart = () => page.$eval('canvas', canvas => canvas.toDataURL());
  const [light, drawn] = [await ground(), await chart()];
  await page.evaluate(() => document.body.classList.add('vscode-dark'));
  assert.notEqual(await ground(), light);
  await page.waitForFunction(before => document.querySelector('canvas').toDataURL() !== before, drawn);
  await page.evaluate(() => document.body.classList.replace('vscode-dark', 'vscode-light'));
  assert.equal(await ground(), light);
  // What VS Code gives to the page of a webview.
  await page.addInitScript(() => {
    globalThis.acquireVsCodeApi = () => ({ getState: () => JSON.parse(sessionStorage.getItem('state')), setState: state => sessionStorage.setItem('state', JSON.stringify(state)) });
  });
  const moment = async () => Number(await page.getAttribute('#moment', 'data-time'));
  await page.reload();
  assert.equal(await moment(), 0);
  await page.evaluate(() => window.postMessage({ type: 'hvae.show', name: 'Consolidate' }, '*'));
  await page.waitForFunction(() => document.querySelector('#moment').dataset.time === '40');
  await page.reload();
  assert.equal(await moment(), 40);
});
