// What is shipped: everything that the manifest names, nothing else, and nothing that reaches for the network.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const yauzl = require('yauzl');
const here = join(dirname(fileURLToPath(import.meta.url)), '..');

function entries(path) {
  return new Promise((resolve, reject) => yauzl.open(path, { lazyEntries: true }, (error, zip) => {
    if (error) return reject(error);
    const found = new Map();
    zip.on('entry', entry => {
      if (entry.fileName.endsWith('/')) return zip.readEntry();
      zip.openReadStream(entry, (failure, stream) => {
        if (failure) return reject(failure);
        const parts = [];
        stream.on('data', part => parts.push(part)).on('end', () => {
          found.set(entry.fileName, Buffer.concat(parts));
          zip.readEntry();
        });
      });
    });
    zip.on('end', () => resolve(found)).on('error', reject);
    zip.readEntry();
  }));
}

const vsix = join(here, 'hvae.vsix');
assert.ok(existsSync(vsix), 'npm run package makes hvae.vsix');
const shipped = await entries(vsix);
const manifest = JSON.parse(shipped.get('extension/package.json'));

test('the package has these files and no others', () => {
  assert.deepEqual([...shipped.keys()].sort(), [
    '[Content_Types].xml',
    'extension.vsixmanifest',
    'extension/LICENSE.txt',
    'extension/dist/extension.js',
    'extension/icon.png',
    'extension/language-configuration.json',
    'extension/package.json',
    'extension/readme.md',
    'extension/snippets/hvae.json',
    'extension/syntaxes/hvae.markdown.json',
    'extension/syntaxes/hvae.tmLanguage.json',
    'extension/walkthrough/review.md',
    'extension/walkthrough/timeline.md',
    'extension/walkthrough/tool.md',
    'extension/walkthrough/write.md',
  ]);
});

test('every file that the manifest names is there', () => {
  const { contributes } = manifest;
  const named = [
    manifest.main, manifest.icon,
    ...contributes.languages.map(language => language.configuration),
    ...contributes.grammars.map(grammar => grammar.path),
    ...contributes.snippets.map(snippets => snippets.path),
    ...contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps.map(step => step.media.markdown)),
  ];
  for (const path of named) assert.ok(shipped.has('extension/' + path.replace(/^\.\//, '')), path);
});

test('every command of the manifest is registered, and every registered one is in the manifest', () => {
  const source = readFileSync(join(here, 'src/extension.ts'), 'utf8');
  const registered = [...source.matchAll(/registerCommand\('([^']+)'/g)].map(match => match[1]).sort();
  assert.deepEqual(registered, manifest.contributes.commands.map(command => command.command).sort());
});

test('every setting that is read is declared, and every declared one is read', () => {
  const code = ['server.ts', 'timeline.ts'].map(file => readFileSync(join(here, 'src', file), 'utf8')).join('\n');
  const read = new Set([...code.matchAll(/get<[^>]+>\('([^']+)'/g)].map(match => 'hvae.' + match[1]));
  // The language client reads the trace itself.
  read.add('hvae.trace.server');
  assert.deepEqual([...read].sort(), Object.keys(manifest.contributes.configuration.properties).sort());
});

test('nothing is downloaded: the code has no client for the network, and the manifest no script at installation', () => {
  const code = shipped.get('extension/dist/extension.js').toString();
  assert.doesNotMatch(code, /require\(["'](?:node:)?(?:https?|http2|dns|tls)["']\)/);
  assert.doesNotMatch(code, /\bfetch\(/);
  assert.equal(manifest.scripts?.postinstall ?? manifest.scripts?.['vscode:uninstall'], undefined);
});
