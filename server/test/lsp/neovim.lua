-- Attaches as docs/editors.md says, which stands in front of this, and prints what an editor of the plan would see.
local budget, other = 'budgets/payments.yaml', 'budgets/search.yaml'
local function print_row(row) io.stdout:write(vim.json.encode(row) .. '\n') end
local function wait(what, is_so)
  if vim.wait(60000, is_so, 50) then return end
  io.stderr:write('never: ' .. what .. '\n')
  vim.cmd('cquit')
end
local function check()
  vim.cmd('edit ' .. budget)
  local buffer = vim.api.nvim_get_current_buf()
  wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  local found = vim.diagnostic.get(buffer)[1]
  print_row({ diagnostic = found.message, code = found.code, source = found.source, line = found.lnum, column = found.col })

  -- behind `category: ` of the first line
  local position = vim.lsp.util.make_position_params()
  position.position = { line = 7, character = 33 }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/completion', position, 20000)
  local labels = {}
  for _, answer in pairs(answers) do
    for _, item in ipairs(vim.lsp.util.extract_completion_items(answer.result)) do table.insert(labels, item.label) end
  end
  table.sort(labels)
  print_row({ completion = labels })

  vim.api.nvim_win_set_cursor(0, { 8, 34 })
  vim.lsp.buf.rename('hosting')
  local function text_of(path)
    local name = vim.fn.bufnr(path)
    return name > 0 and table.concat(vim.api.nvim_buf_get_lines(name, 0, -1, false), '\n') or ''
  end
  wait('a rename', function()
    return text_of(budget):find('category: hosting', 1, true) and text_of(other):find('category: hosting', 1, true)
      and text_of('outlay.yaml'):find('name: hosting', 1, true)
  end)
  vim.cmd('wall')

  -- what is typed is answered
  vim.api.nvim_buf_set_lines(buffer, 8, 9, false, { (vim.api.nvim_buf_get_lines(buffer, 8, 9, false)[1]:gsub('sass', 'saas')) })
  wait('that nothing is wrong', function() return #vim.diagnostic.get(buffer) == 0 end)
  local lenses = vim.lsp.buf_request_sync(buffer, 'textDocument/codeLens', { textDocument = vim.lsp.util.make_text_document_params() }, 20000)
  for _, answer in pairs(lenses) do print_row({ lens = answer.result[1].command.title }) end
  vim.cmd('qall!')
end
local ok, problem = pcall(check)
if not ok then
  io.stderr:write(problem .. '\n')
  vim.cmd('cquit')
end
