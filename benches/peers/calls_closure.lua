-- Calls of functions that read and change variables of the function around them.

local function counter(step)
    local count = 0
    return function()
        count = count + step
        return count
    end
end

local function main()
    local total = 0
    for step = 0, 2999 do
        local advance = counter(step)
        for _ = 1, 1000 do
            total = total + advance()
        end
    end
    print(total)
end

main()
