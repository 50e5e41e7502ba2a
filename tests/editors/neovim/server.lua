-- The built-in client of Neovim and 'hvae lsp': a methodology is opened, broken, looked at, completed, renamed, laid out and mended.
local root, work, tool = os.getenv('HVAE_ROOT'), os.getenv('HVAE_WORK'), os.getenv('HVAE_TOOL')
package.path = root .. '/tests/editors/neovim/?.lua;' .. package.path
local check = require('check')
local patience = 20000

-- A copy, so that nothing of the repository is written.
vim.fn.mkdir(work .. '/project', 'p')
local file = work .. '/project/cyclical.hvae'
vim.fn.writefile(vim.fn.readfile(root .. '/examples/TernaryOperations/Methodologies/cyclical.hvae'), file)
vim.cmd('edit ' .. file)
local buffer = vim.api.nvim_get_current_buf()
vim.bo.filetype = 'hvae'

local id = vim.lsp.start_client({
  name = 'hvae',
  cmd = tool:match('%.dll$') and { 'dotnet', tool, 'lsp' } or { tool, 'lsp' },
  root_dir = work .. '/project',
})
vim.lsp.buf_attach_client(buffer, id)

local function lines() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end
local function line_of(text)
  for number, line in ipairs(lines()) do
    if line:find(text, 1, true) then return number - 1, line end
  end
  error("no line has '" .. text .. "'")
end
local function change(number, text) vim.api.nvim_buf_set_lines(buffer, number, number + 1, false, { text }) end
local function problems() return vim.diagnostic.get(buffer) end
local function errors() return vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR }) end
local function wait(what, condition) return check.that(what, vim.wait(patience, condition, 20) or error(vim.inspect(problems()))) end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, patience)
  local answer = answers and answers[id]
  assert(answer, 'no answer to ' .. method)
  assert(not answer.err, vim.inspect(answer.err))
  return answer.result
end
local function at(text, inside)
  local number, line = line_of(text)
  local column = line:find(inside or text, 1, true) - 1
  return { textDocument = vim.lsp.util.make_text_document_params(buffer), position = { line = number, character = column } }
end

local client = vim.lsp.get_client_by_id(id)
wait('the server starts', function() return client.initialized and client.server_capabilities ~= nil end)
wait('the shipped methodology has no finding', function() return #errors() == 0 end)

-- Break it: a signal that leaves its range.
local number, good = line_of('signal lr')
change(number, (good:gsub('5e%-3%s*->', '7e-3 ->')))
wait('a value out of its range is found', function() return #errors() == 1 end)
check.that('the finding is HV0302 at the line, from the name on', function()
  local found = errors()[1]
  return found.lnum == number and found.message:find('lr') and tostring(found.code or (found.user_data and found.user_data.lsp.code)) == 'HV0302'
end)
change(number, good)
wait('mending it takes the finding away', function() return #errors() == 0 end)

check.that('hover tells the signal, its curve and its values', function()
  local hover = ask('textDocument/hover', at('signal lr', 'lr'))
  local text = hover.contents.value or hover.contents
  return text:find('ramp 5e%-3') and text:find('5E%-05') or error(vim.inspect(hover))
end)

check.that('completion offers operators after an equals sign', function()
  change(number, '  signal lr    in 0..5e-3  = ')
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = { line = number, character = 28 } }
  local found = ask('textDocument/completion', params)
  local labels = vim.tbl_map(function(item) return item.label end, found.items or found)
  change(number, good)
  return vim.tbl_contains(labels, 'ramp') and vim.tbl_contains(labels, 'cosine_restarts') or error(vim.inspect(labels))
end)

check.that('definition goes from a use to the signal', function()
  local target = ask('textDocument/definition', at('weight beta', 'beta'))
  local place = vim.tbl_islist(target) and target[1] or target
  return (place.range or place.targetSelectionRange).start.line == line_of('signal beta')
end)

check.that('rename changes the declaration and every use', function()
  local params = at('signal beta', 'beta')
  params.newName = 'kl_weight'
  vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', params), client.offset_encoding)
  local text = table.concat(lines(), '\n')
  return text:find('signal kl_weight') and text:find('weight kl_weight') and not text:find('%f[%w_]beta%f[^%w_]')
end)
wait('the renamed methodology has no finding', function() return #errors() == 0 end)

check.that('formatting lays lines out and changes no word', function()
  local before = table.concat(lines(), '\n')
  local spoiled = line_of('epochs')
  change(spoiled, 'epochs      40')
  local edits = ask('textDocument/formatting', { textDocument = vim.lsp.util.make_text_document_params(buffer), options = { tabSize = 2, insertSpaces = true } })
  vim.lsp.util.apply_text_edits(edits, buffer, client.offset_encoding)
  local _, line = line_of('epochs')
  return line:match('^  epochs ') and #lines() == select(2, before:gsub('\n', '')) + 1 or error(line)
end)

check.that('a fix is offered at its finding and mends it', function()
  local end_line = line_of('phase Train')
  change(end_line, '  phase Train epochs 0..39 { }')
  assert(vim.wait(patience, function() return #errors() > 0 end, 20), 'the gap is not found')
  local found = errors()[1]
  local range = { start = { line = found.lnum, character = found.col }, ['end'] = { line = found.end_lnum, character = found.end_col } }
  local actions = ask('textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(buffer), range = range,
    context = { diagnostics = { found.user_data and found.user_data.lsp or { range = range, message = found.message, code = found.code } }, only = { 'quickfix' } },
  })
  assert(#actions > 0, 'no fix is offered')
  local action = actions[1]
  if not action.edit then
    action = ask('codeAction/resolve', action)
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  return vim.wait(patience, function() return #errors() == 0 end, 20) or error(vim.inspect(errors()) .. table.concat(lines(), '\n'))
end)

check.that('a phase is split by an action, and at an epoch by a command', function()
  local start = line_of('phase Train')
  local range = { start = { line = start, character = 8 }, ['end'] = { line = start, character = 8 } }
  local document = vim.lsp.util.make_text_document_params(buffer)
  local actions = ask('textDocument/codeAction', { textDocument = document, range = range, context = { diagnostics = {}, only = { 'refactor.rewrite' } } })
  local titles = vim.tbl_map(function(action) return action.title end, actions)
  assert(table.concat(titles, '\n'):find('Split phase Train at epoch 20', 1, true), vim.inspect(titles))
  local answer = ask('workspace/executeCommand', { command = 'hvae.splitPhase', arguments = { document.uri, range.start, 12.5, false } })
  vim.lsp.util.apply_workspace_edit(answer.edit, client.offset_encoding)
  local text = table.concat(lines(), '\n')
  return text:find('phase Train epochs 0..12.5 {', 1, true) and text:find('phase Train2 epochs 12.5..end {', 1, true) or error(text)
end)
wait('the split methodology has no error', function() return #errors() == 0 end)

check.that('a broken text gives findings and no crash', function()
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, { 'methodology { signal signal ))', '"' })
  return vim.wait(patience, function() return #errors() > 0 end, 20) and not client.is_stopped()
end)

client.stop()
check.that('the server ends when it is told to', vim.wait(patience, function() return client.is_stopped() end, 20))
check.finish()
