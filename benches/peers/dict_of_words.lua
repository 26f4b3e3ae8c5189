-- A dict with strings for keys: looked up, changed and walked; in Lua, a table.

local function main()
    local words = {}
    for i = 0, 1999 do
        words[#words + 1] = "word" .. i * i % 997
    end
    local counts = {}
    for _ = 1, 1000 do
        for _, word in ipairs(words) do
            if counts[word] then
                counts[word] = counts[word] + 1
            else
                counts[word] = 1
            end
        end
    end
    local total = 0
    for word, count in pairs(counts) do
        total = total + #word * count
    end
    print(total)
end

main()
