-- POST /api/auth/login with the right password. There is an account per client, and each thread has its share of them: attempts are counted
-- before the password is checked, so that five at once on a single account would lock it for a moment.
dofile(os.getenv("BENCH_LUA") .. "/report.lua")

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

local started = 0
function setup(thread)
  thread:set("number", started)
  started = started + 1
end

local threads = tonumber(os.getenv("BENCH_THREADS"))
local accounts = tonumber(os.getenv("BENCH_ACCOUNTS"))
local turn = 0
function request()
  local account = (turn * threads + number) % accounts + 1
  turn = turn + 1
  return wrk.format(nil, nil, nil, string.format('{"email":"%s-%d@example.org","password":"%s"}',
    os.getenv("BENCH_PREFIX"), account, os.getenv("BENCH_PASSWORD")))
end
