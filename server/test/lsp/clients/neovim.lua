-- What a person does in Neovim, key by key, after it has opened fair.yaml. What is seen is a row of JSON each.

local function say(what, is)
  local report = io.open(vim.env.SEEN, 'a')
  report:write(vim.json.encode({ what = what, is = is }), '\n')
  report:close()
end

local person

-- Lets the editor work until `ready` answers with something; that is the answer. Milliseconds.
local function await(what, ready)
  local last = vim.loop.now() + 20000
  local function look()
    local is = ready()
    if not is and vim.loop.now() < last then return vim.defer_fn(look, 20) end
    local went, trouble = coroutine.resume(person, is)
    if not went then
      say('trouble while waiting for ' .. what, trouble)
      vim.cmd('cquit!')
    end
  end
  vim.defer_fn(look, 20)
  return coroutine.yield() or error('never seen: ' .. what .. '; messages:\n' .. vim.fn.execute('messages'))
end

local function pause(milliseconds)
  local over = false
  vim.defer_fn(function() over = true end, milliseconds)
  await('the end of a pause', function() return over end)
end

local function type(keys)
  vim.api.nvim_input(keys)
  pause(50)
end

-- Answers the next question. Where Neovim asks it does nothing else, but for a timer of libuv that calls what is fast.
local function answer(keys)
  local timer = vim.loop.new_timer()
  timer:start(0, 20, function()
    if vim.api.nvim_get_mode().mode == 'n' then return end
    timer:close()
    vim.api.nvim_input(keys)
  end)
end

local function find(text) type('gg0/\\V' .. text .. '<CR>') end

local function row() return vim.api.nvim_get_current_line() end

local function holds(text, part) return text:find(part, 1, true) end

-- Each as its row, column in bytes, weight and code.
local function findings()
  return vim.tbl_map(
    function(it) return table.concat({ it.lnum, it.col, it.end_col, it.severity, it.code }, ' ') end,
    vim.diagnostic.get(0)
  )
end

local function lenses()
  vim.lsp.codelens.refresh()
  return vim.tbl_map(function(it) return it.command and it.command.title or '' end, vim.lsp.codelens.get(0))
end

local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

local function run()
  await('findings', function() return #findings() == 2 end)
  say('findings', findings())

  find('wagse')
  type('cewag<C-x><C-o>')
  await('the completed word', function() return holds(row(), 'category: wages') end)
  type('<Esc>')
  say('completed', row())

  find('softwear')
  answer('1<CR>')
  type('<Bslash>a')
  await('the fixed word', function() return holds(row(), 'category: software') end)
  await('no findings', function() return #findings() == 0 end)

  find('wages')
  type('K')
  say('card', await('a card', floating))

  type('<Bslash>f')
  await('the formatted row', function() return vim.fn.search('{ name: signs, title', 'nw') > 0 end)

  find('shop')
  answer('<C-u>store-front<CR>')
  type('<Bslash>r')
  await('the new name', function() return holds(row(), 'parent: store-front') end)
  vim.cmd('wall')
  pause(200) -- Neovim tells of edits in other buffers after 150

  type('gd')
  await('the definition', function() return vim.fn.expand('%:t') == 'outlay.yaml' end)
  say('definition', row())
  type('gr')
  await('the references', function() return #vim.fn.getqflist() > 0 end)
  say('references', vim.tbl_map(
    function(it) return vim.fn.fnamemodify(vim.fn.bufname(it.bufnr), ':t') .. ' ' .. it.lnum end,
    vim.fn.getqflist()
  ))
  vim.cmd('cclose | edit fair.yaml')

  await('the effect of nothing', function() return holds(table.concat(lenses()), 'as on main') end)
  find('4k')
  type('ce5k<Esc>')
  await('the effect of the edit', function() return holds(table.concat(lenses()), 'more than main') end)
  say('lenses', lenses())
  vim.cmd('wall')
  vim.fn.system({ 'git', 'commit', '-q', '-a', '-m', 'rename' })
  await('the effect after a commit', function() return holds(table.concat(lenses()), 'as on main') end)
  say('lenses after a commit', lenses())

  vim.fn.writefile(vim.fn.readfile('fair.yaml'), 'copy.yaml')
  await('findings of a file that somebody else wrote', function() return #findings() > 0 end)
  vim.fn.delete('copy.yaml')
  await('that they go with it', function() return #findings() == 0 end)
end

person = coroutine.create(function()
  run()
  vim.cmd('qall')
end)
vim.schedule(function() coroutine.resume(person) end)
