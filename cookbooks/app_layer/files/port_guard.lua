-- The port guard: closes the port of a frontend while its backends have no usable server, and opens it when they have.
-- What it needs to know it is told by the section global, above the lua-load (which takes no arguments in HAProxy 2.6):
--   setenv PORTGUARD "web=app1,app2/1 ..."    FRONTEND=BACKEND[,BACKEND...]/MIN: closes at no usable server, opens at MIN
--   setenv PORTGUARD_MS 20                    how long it rests between two looks, in milliseconds; longer where looking takes long
--   setenv PORTGUARD_STATE /var/lib/...       folder, writable to HAProxy's user, for what the next process is to know
-- Loading this file changes nothing anywhere: `haproxy -c` loads it too.

local period = tonumber(os.getenv("PORTGUARD_MS") or "20")
local quickly = 2          -- milliseconds of rest for a while after a failed connect
local patience = 20        -- rests for at least as many times as long as it has looked: at most 5 % of a core
local folder = os.getenv("PORTGUARD_STATE") or ""
local guards = {}          -- in order; each { name, front, backends, min, closed, since, usable }
local backends = {}        -- the guarded ones, by name; each { proxy, usable, failed, changed }
local servers = {}         -- theirs, in order; each { server, backend, key, line, isHeld }: isHeld by the configuration itself

if not period or period < 1 then error("port guard: PORTGUARD_MS is to be a number of milliseconds, not '" .. tostring(os.getenv("PORTGUARD_MS")) .. "'") end
for word in string.gmatch(os.getenv("PORTGUARD") or "", "%S+") do
  local name, list, min = string.match(word, "^([^=]+)=([^/]+)/(%d+)$")
  if not name then error("port guard: '" .. word .. "' in PORTGUARD is not FRONTEND=BACKEND[,BACKEND...]/MIN") end
  local guard = { name = name, backends = {}, min = math.max(1, tonumber(min)), usable = 0, since = os.time() }
  for backend in string.gmatch(list, "[^,]+") do table.insert(guard.backends, backend) end
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

local function addBackend(name)
  if backends[name] then return end
  local proxy = core.proxies[name]
  if not proxy then error("port guard: there is no backend '" .. name .. "'") end
  backends[name] = { proxy = proxy }
  local names = {}
  for server in pairs(proxy.servers) do table.insert(names, server) end
  table.sort(names)
  for _, server in ipairs(names) do
    -- One that has another address is another server.
    local key = name .. " " .. server .. " " .. tostring(proxy.servers[server]:get_addr())
    table.insert(servers, { server = proxy.servers[server], backend = backends[name], key = key })
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

local function restore(entry, known)
  local server = entry.server
  local state, admin = conditionOf(server)
  local before = known.servers[entry.key] or { state = "down", admin = "ready" }
  if state == "up" and before.state == "down" then server:check_force_down() end
  if state == "up" and before.state == "nolb" then server:check_force_nolb() end
  if entry.isHeld then return end
  if before.admin == "maint" then server:set_maint() end
  if before.admin == "drain" then server:set_drain() end
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

-- Whether what is to be remembered of a server has changed.
local function look(entry)
  local state, admin = conditionOf(entry.server)
  local line = string.format("server %s %s %s\n", entry.key, state, entry.isHeld and "ready" or admin)
  local changed = line ~= entry.line
  entry.line = line
  return changed
end

local function remember()
  local lines = {}
  for _, guard in ipairs(guards) do
    table.insert(lines, string.format("frontend %s %s %d\n", guard.name, guard.closed and "closed" or "open", guard.since))
  end
  for _, entry in ipairs(servers) do table.insert(lines, entry.line or "") end
  local text = table.concat(lines)
  if text ~= written then keep(text) end
end

-- ---- the ports --------------------------------------------------------------------------------------------------------------

-- How many servers nbsrv() counts, and how many connects have failed so far: HAProxy 2.6 tells both in the statistics only.
local function countIn(backend)
  local stats = backend:get_stats()
  local function sum(a, b, c) return (tonumber(a) or 0) + (tonumber(b) or 0) + (tonumber(c) or 0) end
  return sum(stats.act, stats.bck), sum(stats.econ, stats.wretr, stats.wredis)
end

local function usableOf(guard)
  local usable = 0
  for _, name in ipairs(guard.backends) do usable = usable + backends[name].usable end
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

-- What goes wrong is told once, and again when it is something else: this is tried fifty times a second.
local complaints = {}
local function try(about, action, ...)
  local ok, result = pcall(action, ...)
  local complaint = not ok and tostring(result) or nil
  if complaint and complaint ~= complaints[about] then say(core.alert, about .. ": " .. complaint) end
  complaints[about] = complaint
  return ok and result
end

local turn, hurry = 0, 0

-- One look at everything, the ports first; true when a new worker has taken over.
local function tick()
  for _, backend in pairs(backends) do
    local usable, failed = countIn(backend.proxy)
    -- Servers that refuse may all be gone in a moment, and each millisecond costs messages.
    if failed ~= backend.failed and usable > 0 then hurry = 200 end
    backend.changed, backend.usable, backend.failed = usable ~= backend.usable, usable, failed
  end
  local changed = false
  for _, guard in ipairs(guards) do changed = try(guard.name, step, guard) or changed end
  turn = turn % math.max(1, #servers) + 1
  for i, entry in ipairs(servers) do
    -- Those whose number changed, and each in its turn: maintenance of a dead server changes no number.
    if i == turn or entry.backend.changed then changed = look(entry) or changed end
  end
  if (changed or turn == 1) and isRetired() then return true end
  if changed then remember() end
  return false
end

core.register_init(function()
  for _, guard in ipairs(guards) do
    guard.front = core.frontends[guard.name] or core.proxies[guard.name]
    if not guard.front then error("port guard: there is no frontend '" .. guard.name .. "'") end
    for _, name in ipairs(guard.backends) do addBackend(name) end
  end
  for _, entry in ipairs(servers) do
    local state, admin = conditionOf(entry.server)
    entry.isHeld = admin ~= "ready"
    if state == "unchecked" then core.Warning("port guard: the server " .. entry.key .. " has no check: it never counts as dead, and keeps its port open") end
  end
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
  for _, entry in ipairs(servers) do restore(entry, known) end
end)

core.register_task(function()
  -- An error must not end the task: that would leave the ports as they are for good.
  local isOver = false
  while not isOver do
    local began = os.clock()
    isOver = try("looking at the servers", tick)
    local rest = hurry > 0 and math.min(quickly, period) or period
    hurry = math.max(0, hurry - 1)
    core.msleep(math.max(rest, math.floor((os.clock() - began) * 1000 * patience)))
  end
end)

core.register_cli({ "show", "port-guard" }, "show port-guard : frontends whose port is closed while they have no usable server", function(applet)
  applet:send("# frontend port since usable min backends\n")
  for _, guard in ipairs(guards) do
    applet:send(string.format("%s %s %d %d %d %s\n", guard.name, guard.closed and "closed" or "open", guard.since, guard.usable, guard.min, table.concat(guard.backends, ",")))
  end
end)
