-- Reads and writes of an object's attributes; in Lua, of a table's fields.

local function main()
    local point = {x = 0, y = 1}
    for i = 0, 2999999 do
        point.x = point.x + point.y
        point.y = i - point.y
    end
    print(point.x + point.y)
end

main()
