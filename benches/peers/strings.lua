-- Strings made of numbers and other strings, collected in a table and joined.

local function main()
    local length = 0
    local text
    for _ = 1, 40 do
        local pieces = {}
        for i = 0, 19999 do
            pieces[#pieces + 1] = "item " .. tostring(i)
        end
        text = table.concat(pieces, ", ")
        length = length + #text
    end
    print(length .. " " .. text:sub(-30))
end

main()
