-- The tree-sitter grammar in Neovim: no valid methodology has an error node, and the queries give colours and folds.
local root = os.getenv('HVAE_ROOT')
package.path = root .. '/tests/editors/neovim/?.lua;' .. package.path
local check = require('check')

local function content(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

local paths = {}
for _, folder in ipairs({ 'examples', 'tests/corpus/valid', 'src/HyperVaeDsl.Language', 'src/HyperVaeDsl.Templates' }) do
  vim.list_extend(paths, vim.fn.glob(root .. '/' .. folder .. '/**/*.hvae', true, true))
end
paths = vim.tbl_filter(function(path) return not path:find('/bin/') and not path:find('/obj/') end, paths)
check.that('there are methodologies to parse: ' .. #paths, #paths > 150)

local wrong = {}
for _, path in ipairs(paths) do
  local tree = vim.treesitter.get_string_parser(content(path), 'hvae'):parse()[1]
  if tree:root():has_error() then
    table.insert(wrong, path)
  end
end
check.that('no valid methodology has an error node', #wrong == 0 or error(table.concat(wrong, '\n')))

-- A tree stands while one types: a line that is not finished spoils its own statement only.
local broken = 'methodology M {\n  epochs 4\n  signal a in 0..1 = ramp 0 ->\n}\n'
check.that('a line that is not finished leaves the others alone', function()
  local names = {}
  local tree = vim.treesitter.get_string_parser(broken, 'hvae'):parse()[1]
  local query = vim.treesitter.parse_query('hvae', '(methodology) @m (setting name: (identifier) @s) (signal_statement) @x')
  for id in query:iter_captures(tree:root(), broken) do
    names[query.captures[id]] = true
  end
  return names.m and names.s and names.x
end)

-- The colour of a word is that of the last pattern that matches it.
local sample = '/// About.\nmethodology M {\n  signal lr  in 0..1  = ramp 0 -> 1 over 2 epochs\n  phase Train epochs 0..end { }\n}\n'
check.that('words have the colours of what they are', function()
  local query = vim.treesitter.get_query('hvae', 'highlights')
  local found = {}
  local tree = vim.treesitter.get_string_parser(sample, 'hvae'):parse()[1]
  for id, node in query:iter_captures(tree:root(), sample, 0, -1) do
    found[vim.treesitter.query.get_node_text(node, sample)] = query.captures[id]
  end
  local expected = { ['/// About.'] = 'comment.documentation', methodology = 'keyword', M = 'type', lr = 'variable.parameter', ramp = 'function.builtin', epochs = 'type.builtin', Train = 'label', over = 'keyword', ['->'] = 'operator' }
  for word, colour in pairs(expected) do
    assert(found[word] == colour, word .. ' is ' .. tostring(found[word]) .. ' and not ' .. colour)
  end
  return true
end)

for _, name in ipairs({ 'folds', 'indents', 'tags' }) do
  check.that('the query ' .. name .. ' is valid', function()
    return vim.treesitter.parse_query('hvae', content(root .. '/src/tree-sitter-hvae/queries/' .. name .. '.scm')) ~= nil
  end)
end

check.finish()
