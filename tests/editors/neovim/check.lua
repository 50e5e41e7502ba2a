-- What a test says: one line for each thing that was tried. The editor ends with 1 if one failed.
local check = { failed = false }

--- Says whether something holds. A function that raises an error does not hold.
function check.that(what, holds)
  local fine, answer = true, holds
  if type(holds) == 'function' then
    fine, answer = pcall(holds)
  end
  local passed = fine and answer
  io.stdout:write((passed and 'ok - ' or 'not ok - ') .. what .. '\n')
  if not passed then
    check.failed = true
    io.stdout:write('  ' .. vim.inspect(answer) .. '\n')
  end
  return passed
end

function check.finish()
  io.stdout:flush()
  vim.cmd(check.failed and 'cquit 1' or 'qall!')
end

return check
