-- The port guard: closes the port of a frontend while its backends have no usable server, and opens it when they have.
-- What it needs to know it is told by the section global, above the lua-load (which takes no arguments in HAProxy 2.6):
--   setenv PORTGUARD "web=app1,app2/1 ..."    FRONTEND=BACKEND[,BACKEND...]/MIN: closes at no usable server, opens at MIN
--   setenv PORTGUARD_MS 20                    how often it looks, in milliseconds
--   setenv PORTGUARD_STATE /var/lib/...       folder, writable to HAProxy's user, for what the next process is to know
-- Loading this file changes nothing anywhere: `haproxy -c` loads it too.

local period = tonumber(os.getenv("PORTGUARD_MS") or "20")
local folder = os.getenv("PORTGUARD_STATE") or ""
local rescan = 1           -- seconds; a server that goes to maintenance changes no count
local guards = {}          -- in order; each { name, front, backends, min, closed, since, usable }
local asConfigured = {}    -- servers that the configuration itself holds in maintenance

if not period or period < 1 then error("port guard: PORTGUARD_MS is to be a number of milliseconds, not '" .. tostring(os.getenv("PORTGUARD_MS")) .. "'") end
for word in string.gmatch(os.getenv("PORTGUARD") or "", "%S+") do
  local name, backends, min = string.match(word, "^([^=]+)=([^/]+)/(%d+)$")
  if not name then error("port guard: '" .. word .. "' in PORTGUARD is not FRONTEND=BACKEND[,BACKEND...]/MIN") end
  local guard = { name = name, backends = {}, min = math.max(1, tonumber(min)), usable = 0, since = os.time() }
  for backend in string.gmatch(backends, "[^,]+") do table.insert(guard.backends, backend) end
  table.insert(guards, guard)
end
if #guards == 0 then error("port guard: PORTGUARD names no frontend") end

local function say(level, text) core.log(level, "port guard: " .. text) end

local function readAll(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("*a")
  file:close()
  return text
end

-- Calls visit(server, key, backend) for each server of the guarded backends, in a constant order.
local function eachServer(visit)
  local seen = {}
  for _, guard in ipairs(guards) do
    for _, backend in ipairs(guard.backends) do
      if not seen[backend] then
        seen[backend] = true
        local names = {}
        for name in pairs(core.proxies[backend].servers) do table.insert(names, name) end
        table.sort(names)
        for _, name in ipairs(names) do
          local server = core.proxies[backend].servers[name]
          -- One that has another address is another server.
          visit(server, backend .. " " .. name .. " " .. tostring(server:get_addr()))
        end
      end
    end
  end
end

-- "up", "down", "nolb" (drains by its check), "unchecked" or "other" (resolution, tracking); and "maint", "drain" or "ready".
local function conditionOf(server)
  local status = server:get_stats().status
  local state = status == "no check" and "unchecked" or string.match(status, "^UP") and "up" or string.match(status, "^DOWN") and "down"
    or string.match(status, "^NOLB") and "nolb" or (status == "DRAIN" and "up") or (status == "MAINT" and "down") or "other"
  -- 2.6 answers 1 or 0, and 1 also for a server without weight.
  local drains = server:is_draining()
  drains = (drains == true or drains == 1) and not string.match(tostring(server:get_weight()), "^0")
  return state, status == "MAINT" and "maint" or drains and "drain" or "ready"
end

-- ---- what survives a reload -------------------------------------------------------------------------------------------------

-- What the process before this one knew; nil at a cold start, empty when it left nothing.
local function predecessor()
  local words = {}
  for word in string.gmatch(readAll("/proc/self/cmdline") or "", "[^%z]+") do table.insert(words, word) end
  local takesOver = false
  for i, word in ipairs(words) do
    if (word == "-sf" or word == "-st") and string.match(words[i + 1] or "", "^%d+$") then takesOver = true end
  end
  if not takesOver then return nil end
  local known = { servers = {}, frontends = {}, isEmpty = true }
  for line in string.gmatch(readAll(folder .. "/state") or "", "[^\n]+") do
    local key, state, admin = string.match(line, "^server (%S+ %S+ %S+) (%S+) (%S+)$")
    local name, port, since = string.match(line, "^frontend (%S+) (%S+) (%d+)$")
    if key then known.servers[key] = { state = state, admin = admin } end
    if name then known.frontends[name] = { closed = port == "closed", since = tonumber(since) } end
    known.isEmpty = known.isEmpty and not key and not name
  end
  return known
end

local function restore(server, key, known)
  local state, admin = conditionOf(server)
  local before = known.servers[key] or { state = "down", admin = "ready" }
  if state == "up" and before.state == "down" then server:check_force_down() end
  if state == "up" and before.state == "nolb" then server:check_force_nolb() end
  if admin ~= "ready" then
    asConfigured[key] = true
  elseif before.admin == "maint" then
    server:set_maint()
  elseif before.admin == "drain" then
    server:set_drain()
  end
end

local place, written, mayComplain = nil, nil, true

-- The folder as it is seen from inside the chroot, if there is one: the longest end of its path that can be written to.
local function keep(text)
  local path = place or folder
  while path ~= "" do
    local file = io.open(path .. "/state.new", "wb")
    if file then
      place = path
      local ok = file:write(text)
      ok = file:close() and ok and os.rename(path .. "/state.new", path .. "/state")
      if ok then
        written, mayComplain = text, true
        return
      end
    end
    path = not place and string.match(path, "^/[^/]+(/.+)$") or ""
  end
  if mayComplain then say(core.warning, "cannot write to " .. folder .. ": the next process will have to take the servers for usable until they are checked") end
  mayComplain = false
end

local function remember()
  local lines = {}
  for _, guard in ipairs(guards) do
    table.insert(lines, string.format("frontend %s %s %d", guard.name, guard.closed and "closed" or "open", guard.since))
  end
  eachServer(function(server, key)
    local state, admin = conditionOf(server)
    table.insert(lines, string.format("server %s %s %s", key, state, asConfigured[key] and "ready" or admin))
  end)
  local text = table.concat(lines, "\n") .. "\n"
  if text ~= written then keep(text) end
end

-- ---- the ports --------------------------------------------------------------------------------------------------------------

-- What nbsrv() counts; HAProxy 2.6 tells it in the statistics only.
local function usableIn(backend)
  if backend.get_srv_act then return backend:get_srv_act() + backend:get_srv_bck() end
  local stats = backend:get_stats()
  return (tonumber(stats.act) or 0) + (tonumber(stats.bck) or 0)
end

local function usableOf(guard)
  local usable = 0
  for _, backend in ipairs(guard.backends) do usable = usable + usableIn(core.proxies[backend]) end
  return usable
end

-- A worker that only finishes its connections has no say any more: a new one has the port.
local function isRetired() return guards[1].front:get_stats().status == "STOP" end

-- Whether anything changed.
local function step(guard)
  local usable = usableOf(guard)
  local wasUsable, wasClosed = guard.usable, guard.closed
  if usable == wasUsable and wasClosed == (usable == 0) then
    -- Every time: an "enable frontend" while the cluster is gone is undone. It costs nothing when the port is closed.
    if wasClosed then guard.front:pause() end
    return false
  end
  if isRetired() then return false end
  guard.usable = usable
  local closes = usable == 0 or (wasClosed ~= false and usable < guard.min)
  if closes then guard.front:pause() end
  if closes == wasClosed then return usable ~= wasUsable end
  guard.closed, guard.since = closes, os.time()
  if closes then
    say(core.alert, guard.name .. " closed: " .. usable .. " usable servers of at least " .. guard.min .. " in " .. table.concat(guard.backends, ", "))
  else
    -- Only now: an operator's own "disable frontend" stands as long as the cluster does.
    guard.front:resume()
    say(core.notice, guard.name .. " open: " .. usable .. " usable servers in " .. table.concat(guard.backends, ", "))
  end
  return true
end

core.register_init(function()
  for _, guard in ipairs(guards) do
    guard.front = core.frontends[guard.name] or core.proxies[guard.name]
    if not guard.front then error("port guard: there is no frontend '" .. guard.name .. "'") end
    for _, backend in ipairs(guard.backends) do
      if not core.proxies[backend] then error("port guard: there is no backend '" .. backend .. "' for the frontend '" .. guard.name .. "'") end
    end
  end
  eachServer(function(server, key)
    if conditionOf(server) == "unchecked" then core.Warning("port guard: the server " .. key .. " has no check: it never counts as dead, and keeps its port open") end
  end)
  local known = predecessor()
  -- A process that took over and was told nothing (its predecessor had no guard yet) leaves a live cluster alone.
  if known and known.isEmpty then
    for _, guard in ipairs(guards) do guard.closed = false end
    return
  end
  known = known or { servers = {}, frontends = {} }
  for _, guard in ipairs(guards) do
    local before = known.frontends[guard.name]
    if before then guard.closed, guard.since = before.closed, before.since end
  end
  eachServer(function(server, key) restore(server, key, known) end)
end)

local function logged(text, action, ...)
  local ok, result = pcall(action, ...)
  if not ok then say(core.alert, text .. ": " .. tostring(result)) end
  return ok and result
end

core.register_task(function()
  local looked = 0
  while true do
    local changed = false
    -- An error must not end the task: that would leave the port as it is for good.
    for _, guard in ipairs(guards) do changed = logged(guard.name, step, guard) or changed end
    if changed or os.time() - looked >= rescan then
      looked = os.time()
      if logged("stopping", isRetired) then return end
      logged("state", remember)
    end
    core.msleep(period)
  end
end)

core.register_cli({ "show", "port-guard" }, "show port-guard : frontends whose port is closed while they have no usable server", function(applet)
  applet:send("# frontend port since usable min backends\n")
  for _, guard in ipairs(guards) do
    applet:send(string.format("%s %s %d %d %d %s\n", guard.name, guard.closed and "closed" or "open", guard.since, usableOf(guard), guard.min, table.concat(guard.backends, ",")))
  end
end)
