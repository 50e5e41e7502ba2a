// The tool as it was built, and methodologies to try it on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const hvae = process.env.HVAE_DLL ?? join(root, 'src/HyperVaeDsl.Cli/bin/Release/net10.0/hvae.dll');

/** A file of the repository. */
export const repository = (...parts) => join(root, ...parts);

/** Runs the tool. */
export async function tool(...args) {
  const { stdout } = await run('dotnet', [hvae, ...args], { maxBuffer: 1 << 28, encoding: 'utf8' });
  return stdout;
}

/** What 'hvae show' prints for times, as maps from names of signals to their texts. */
export async function shown(file, times) {
  const [head, ...rows] = (await tool('show', file, ...times.flatMap(time => ['--at', String(time)]))).trimEnd().split('\n').map(line => line.trim().split(/\s{2,}/));
  return rows.map(row => new Map(head.map((name, i) => [name, row[i]])));
}

/** A folder for pages, which goes when the tests end. */
export async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), 'hvae-page-'));
  t.after(() => rm(path, { recursive: true }));
  return {
    path,
    async file(name, text) {
      await writeFile(join(path, name), text);
      return join(path, name);
    },
    async plot(file) {
      const page = join(path, `${basename(file, '.hvae')}.html`);
      await tool('plot', file, '-o', page);
      return pathToFileURL(page).href;
    },
    async diff(old, fresh) {
      const page = join(path, 'diff.html');
      // A broken side has exit code 2, and a page all the same.
      await tool('diff', old, fresh, '--format', 'html', '-o', page).catch(error => assert.equal(error.code, 2));
      return pathToFileURL(page).href;
    },
  };
}

const blocks = `
  data ternary_operations {
    batch    512
    sampler  shuffled
  }

  model dual_vae {
    latent         4
    encoder        8
    decoder        8
    projection     tanh_radius
    decoder_input  ball
    curvature      1
    max_radius     0.9
    noise_scale    1
  }

  optimizer adamw {
    learning_rate  5e-3
    betas          0.9 0.999
    epsilon        1e-8
    weight_decay   0
  }

  loss reconstruction  weight 1
`;

/** A methodology of statements. */
export const methodology = (statements, epochs = 100, before = '') =>
  `${before}methodology Sample {\n  epochs    ${epochs}\n  seed      1\n  evaluate  every 1 epochs\n${blocks}${statements}}\n`;

/** A thousand phases of an epoch each. */
export const thousand = methodology(`  signal s in 0..10\n  loss entropy  weight s\n${Array.from({ length: 1000 }, (_, i) => `  phase P${i} epochs ${i}..${i === 999 ? 'end' : i + 1} {\n    s ${i ? 'jump ' : ''}ramp ${i % 7} -> ${(3 * i) % 5}\n  }\n`).join('')}`, 1000);

/** Names and words that a page could stumble over. */
export const strange = methodology(
  `  /// </script><script>document.title = "broken"</script> "quotes" & <b>marks</b>
  signal größe_mit_einem_außergewöhnlich_langen_namen_der_in_keine_spalte_passt_und_weiter_geht in 0..1 = ramp 0 -> 1
  loss entropy  weight größe_mit_einem_außergewöhnlich_langen_namen_der_in_keine_spalte_passt_und_weiter_geht
  phase Ανίχνευση epochs 0..50 { }
  phase EinePhaseMitEinemNamenDerLängerIstAlsJedeSpalteDieEsGebenKönnteUndNochEinWenigLänger epochs 50..51 { }
  phase 探索 epochs 51..end { }
`, 100, '/// ${alert(1)} <img src=x onerror=alert(2)> \u202e turned\n');
