-- Values yielded to a loop by a generator, and by one that filters another; in Lua, coroutines.

local function numbers(n)
    return coroutine.wrap(function()
        for i = 0, n - 1 do
            coroutine.yield(i)
        end
    end)
end

local function even(source)
    return coroutine.wrap(function()
        for i in source do
            if i % 2 == 0 then
                coroutine.yield(i)
            end
        end
    end)
end

local function main()
    local total = 0
    for i in even(numbers(1500000)) do
        total = total + i
    end
    print(total)
end

main()
