// Bundles the page into two files that the tool carries inside of it. With --check nothing is written: the files must be what the sources give.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';

const folder = new URL('../src/HyperVaeDsl.Cli/Plotting/Web/', import.meta.url);
const here = name => new URL(name, import.meta.url).pathname;
const license = await readFile(here('node_modules/uplot/LICENSE'), 'utf8');
const { outputFiles } = await build({
  entryPoints: { page: here('src/main.js') },
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2023',
  charset: 'ascii',
  legalComments: 'none',
  banner: { js: `/*! uPlot (https://github.com/leeoniya/uPlot)\n\n${license.trim().replaceAll('\r\n', '\n')}\n*/` },
  outdir: 'out',
  write: false,
});
const css = await build({
  stdin: { contents: '@import "uplot/dist/uPlot.min.css";\n@import "./src/page.css";', resolveDir: here('.'), loader: 'css' },
  bundle: true,
  minify: true,
  write: false,
});
let stale = 0;
for (const [name, text] of [['page.js', outputFiles[0].text], ['page.css', css.outputFiles[0].text]]) {
  const target = new URL(name, folder);
  if (!process.argv.includes('--check'))
    await writeFile(target, text);
  else if (text !== await readFile(target, 'utf8')) {
    console.error(`${name} is not what its sources give. Run 'npm run build' in web.`);
    stale = 1;
  }
}
process.exit(stale);
