-- Reads and writes of a table of booleans by index: the sieve of Eratosthenes.

local function sieve(n)
    local flags = {}
    for i = 1, n + 1 do
        flags[i] = true
    end
    local count = 0
    for i = 2, n do
        if flags[i] then
            count = count + 1
            for k = i + i, n, i do
                flags[k] = false
            end
        end
    end
    return count
end

print(sieve(1200000))
