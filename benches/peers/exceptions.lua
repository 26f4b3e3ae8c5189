-- Errors raised in a called function and caught by the caller, one call in three; in Lua, `error` of a table and `pcall`.

local function check(i)
    if i % 3 == 0 then
        error({i})
    end
    return 1
end

local function main()
    local passed, failed = 0, 0
    for i = 0, 899999 do
        local fine, result = pcall(check, i)
        if fine then
            passed = passed + result
        else
            failed = failed + result[1]
        end
    end
    print(passed .. " " .. failed)
end

main()
