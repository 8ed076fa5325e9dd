-- GET of the address on the command line, as the user of BENCH_TOKEN where there is one.
dofile(os.getenv("BENCH_LUA") .. "/report.lua")

local token = os.getenv("BENCH_TOKEN") or ""
if token ~= "" then
  wrk.headers["Authorization"] = "Bearer " .. token
end
