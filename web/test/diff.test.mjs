import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open, press, serious, start, stop, table } from './browser.mjs';
import { folder, methodology, repository, shown } from './tool.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const history = name => repository('examples', 'history', `${name}.hvae`);
const homeostatic = repository('examples', 'TernaryOperations', 'Methodologies', 'homeostatic.hvae');

before(start);
after(stop);

/** The methodology with a steeper ramp, a longer disruption and another weight. */
async function edited(place) {
  const text = await readFile(homeostatic, 'utf8');
  return place.file('homeostatic.hvae', text
    .replace('beta_A       ramp 0.3 -> 0.8', 'beta_A       ramp 0.3 -> 0.7 cosine')
    .replace('epochs 50..51', 'epochs 50..53').replace('epochs 51..end', 'epochs 53..end')
    .replace('loss ranking  weight 0.5', 'loss ranking  weight 0.8')
    .replace(/ {2}ensure .*\n/g, ''));
}

for (const [old, fresh] of [['v5_10', 'v5_12'], ['v5_12_4_root', 'v5_12_5_adaptive_lr'], ['v5_9', 'v5_9_2']].map(pair => pair.map(history))) {
  test(`old and new values are those of the tool: ${fresh.split('/').at(-1)}`, async t => {
    const page = await open(t, await (await folder(t)).diff(old, fresh));
    await page.check('#v0-unchanged');
    for (const [key, times] of [['Home', 0], ['ArrowRight', 9], ['PageUp', 1]]) {
      await press(page, 'v0-epoch', key, times);
      await press(page, 'v0-step', 'ArrowRight', 3);
      const time = Number(await page.getAttribute('#v0-moment', 'data-time'));
      for (const [side, file] of [old, fresh].entries()) {
        // Each side has its own steps: the last one that it holds up to the moment counts.
        const { steps, stepStride } = await page.$eval('script[type="application/json"]', (block, at) => JSON.parse(block.textContent).sides[at], side);
        const step = Math.floor((time % 1) * steps + 1e-9);
        const at = Math.floor(time) + (step - (step % stepStride)) / steps;
        const [row] = await shown(file, [at]);
        for (const [name, text] of await table(page, 'signal', side))
          assert.equal(text, row.get(name) ?? '\u2013', `${name} at ${at}`);
      }
    }
  });
}

test('what did not change is hidden until one asks for it', async t => {
  const place = await folder(t);
  const page = await open(t, await place.diff(homeostatic, await edited(place)));
  const seen = () => page.$$eval('figure h3', names => names.filter(name => name.offsetParent !== null).map(name => name.textContent));
  assert.deepEqual(await seen(), ['beta_A', 'beta_B', 'temperature']);
  await page.check('#v0-unchanged');
  assert.deepEqual(await seen(), ['beta_A', 'beta_B', 'temperature', 'lr', 'admission', 'radial.weight']);
  await page.locator('#v0-chart-3').scrollIntoViewIfNeeded();
  await page.waitForSelector('#v0-chart-3 canvas');
});

test('a change leads to its curve, and the difference of the moment is said', async t => {
  const place = await folder(t);
  const page = await open(t, await place.diff(homeostatic, await edited(place)));
  await page.click('a[href="#v0-chart-0"]');
  assert.ok(await page.locator('#v0-chart-0 canvas').first().isVisible());
  await press(page, 'v0-epoch', 'Home');
  await press(page, 'v0-epoch', 'ArrowRight', 45);
  const [[, before]] = await table(page, 'signal', 0);
  const [[, now]] = await table(page, 'signal', 1);
  assert.deepEqual([before, now], ['0.8', '0.7']);
  assert.equal((await page.textContent('td[data-value="change"][data-name="beta_A"]')), '\u22120.1');
  assert.equal((await page.textContent('#v0-chart-0 output')).replace(/\s/g, ''), '0.8\u21920.7');
});

test('runs of different lengths and batches are laid over each other', async t => {
  const place = await folder(t);
  const statements = '  signal s in 0..1 = ramp 0 -> 1\n  loss entropy  weight s\n  phase All epochs 0..end { }\n';
  const old = await place.file('short.hvae', methodology(statements, 40));
  const fresh = await place.file('long.hvae', methodology(statements, 60).replace('batch    512', 'batch    256'));
  const page = await open(t, await place.diff(old, fresh));
  await press(page, 'v0-epoch', 'End');
  const [[, before]] = await table(page, 'signal', 0);
  assert.equal(before, '\u2013');
  await press(page, 'v0-epoch', 'Home');
  await press(page, 'v0-epoch', 'ArrowRight', 20);
  assert.deepEqual([(await table(page, 'signal', 0))[0][1], (await table(page, 'signal', 1))[0][1]], ['0.5', '0.333333']);
});

test('pages of comparisons fit narrow windows, in light and dark, and axe finds nothing serious', async t => {
  const place = await folder(t);
  const address = await place.diff(homeostatic, await edited(place));
  assert.ok((await stat(fileURLToPath(address))).size < 450_000);
  for (const [width, dark] of [[1280, false], [1280, true], [400, false]]) {
    const page = await open(t, address, { width, dark });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `no bar to scroll sideways at ${width}`);
    for (const details of await page.$$('details'))
      await details.evaluate(element => element.setAttribute('open', ''));
    assert.deepEqual(await serious(page, axe), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `nor with everything unfolded at ${width}`);
  }
});

test('everything of a comparison is reached by keyboard', async t => {
  const place = await folder(t);
  const page = await open(t, await place.diff(homeostatic, await edited(place)));
  const seen = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => (document.activeElement === document.body ? null : document.activeElement.id || document.activeElement.textContent.trim()));
    if (at === null)
      break;
    seen.push(at);
  }
  for (const expected of ['Skip to the changes', 'Skip to the values', 'Skip to the signals', 'curve of beta_A', 'v0-unchanged', 'v0-epoch', 'v0-step', 'v0-closer', 'The texts, line by line'])
    assert.ok(seen.includes(expected), `${expected} in ${seen}`);
});

test('without a script the changes and the picture are there', async t => {
  const place = await folder(t);
  const page = await open(t, await place.diff(homeostatic, await edited(place)), { script: false });
  assert.ok(await page.getByText('What trains differently').isVisible());
  assert.ok(await page.locator('.still svg').isVisible());
});

test('a broken side is compared as far as it is understood', async t => {
  const place = await folder(t);
  const broken = await place.file('broken.hvae', (await readFile(homeostatic, 'utf8')).replace('ramp 0.3 -> 0.8', 'romp 0.3 -> 0.8'));
  const page = await open(t, await place.diff(homeostatic, broken));
  assert.match(await page.textContent('.verdict'), /^Whether training changes is not known/);
});
