// The grammar of colours: what tokens of the language get, over a file of assertions and over all methodologies of the repository.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma');
const { INITIAL, Registry } = require('vscode-textmate');
const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(here, '..', '..');

const engine = oniguruma.loadWASM(readFileSync(join(here, 'node_modules/vscode-oniguruma/release/onig.wasm')).buffer)
  .then(() => ({ createOnigScanner: sources => new oniguruma.OnigScanner(sources), createOnigString: text => new oniguruma.OnigString(text) }));
const files = { 'source.hvae': 'syntaxes/hvae.tmLanguage.json', 'markdown.hvae.codeblock': 'syntaxes/hvae.markdown.json' };
// A grammar for Markdown that only has fences and text; the injection is what is tested.
const markdown = { scopeName: 'text.html.markdown', patterns: [] };

async function grammar(scope) {
  const registry = new Registry({
    onigLib: engine,
    loadGrammar: async name => name === markdown.scopeName ? markdown : files[name] ? JSON.parse(readFileSync(join(here, files[name]), 'utf8')) : null,
    getInjections: name => name === markdown.scopeName ? ['markdown.hvae.codeblock'] : [],
  });
  return await registry.loadGrammar(scope);
}

function tokens(tokenizer, text) {
  let state = INITIAL;
  return text.split('\n').flatMap((line, number) => {
    const result = tokenizer.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(token => ({ line: number + 1, text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes.slice(1) }));
  });
}

function methodologies(folder, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['node_modules', 'bin', 'obj', '.git', 'broken', 'invalid'].includes(entry.name)) methodologies(path, found);
    else if (entry.name.endsWith('.hvae')) found.push(path);
  }
  return found;
}

test('the assertions of test/grammar hold', () => {
  execFileSync(process.execPath, [require.resolve('vscode-tmgrammar-test/dist/unit.js'), join(here, 'test/grammar/*.hvae')], { cwd: here, stdio: 'pipe' });
});

test('in all methodologies, every number, text and comment is one, and no word is uncoloured', async () => {
  const tokenizer = await grammar('source.hvae');
  const paths = [...methodologies(join(root, 'examples')), ...methodologies(join(root, 'tests/corpus/valid'))];
  assert.ok(paths.length > 100);
  for (const path of paths) {
    for (const token of tokens(tokenizer, readFileSync(path, 'utf8').replace(/^\uFEFF/, '').replaceAll('\r', ''))) {
      const word = token.text.trim();
      if (word === '' || '{}()'.includes(word)) continue;
      const last = token.scopes.at(-1) ?? '';
      const at = `${path}:${token.line}: '${token.text}' is '${last}'`;
      if (/^\/\//.test(word)) assert.match(last, /^comment\./, at);
      else if (/^"/.test(word)) assert.match(last, /^string\./, at);
      else if (/^[+-]?(\d|\.\d)/.test(word) && !token.scopes.some(scope => scope.startsWith('comment'))) assert.match(last, /^constant\.numeric/, at);
      else if (/^[\p{L}_]/u.test(word)) assert.notEqual(last, '', at);
    }
  }
});

// The words of the grammar in the reference, but for those that name what a user gives a name.
test('every word of the reference is a word of the colours', async () => {
  const reference = readFileSync(join(root, 'docs/language.md'), 'utf8');
  const ebnf = reference.slice(reference.indexOf('\n## Grammar'));
  const words = new Set([...ebnf.matchAll(/"([A-Za-z][A-Za-z_]+)"/g)].map(match => match[1]));
  assert.ok(words.size > 150);
  const tokenizer = await grammar('source.hvae');
  for (const word of words) {
    const coloured = [`  ${word} x`, `  x ${word} y`, `  signal x in 0..1 = ${word} 1`].some(line => tokens(tokenizer, line)
      .some(token => token.text.trim() === word && /^(keyword|storage|support)/.test(token.scopes.at(-1) ?? '')));
    assert.ok(coloured, `'${word}' has no colour`);
  }
});

test('a fence of the language in Markdown has its colours, and the text around it none', async () => {
  const found = tokens(await grammar('text.html.markdown'), 'signal lr\n\n```hvae\nsignal lr  in 0..1 = 0.5\n```\n\nsignal lr\n');
  const coloured = found.filter(token => token.scopes.includes('keyword.declaration.hvae')).map(token => token.line);
  assert.deepEqual(coloured, [4]);
});
