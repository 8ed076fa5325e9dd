-- POST /api/chats/{id}/messages?reply=false, chat after chat of BENCH_CHATS (ids parted by commas).
dofile(os.getenv("BENCH_LUA") .. "/report.lua")

wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN")
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"content":"What is the difference between a thread and a process? Please keep it short."}'

local started = 0
function setup(thread)
  thread:set("number", started)
  started = started + 1
end

local paths = {}
local turn = 0
function init(args)
  for id in os.getenv("BENCH_CHATS"):gmatch("%d+") do
    paths[#paths + 1] = "/api/chats/" .. id .. "/messages?reply=false"
  end
  -- Threads start at different chats, so that they do not queue behind each other.
  turn = number * 37
end

function request()
  turn = turn + 1
  return wrk.format(nil, paths[turn % #paths + 1])
end
