-- Small containers made and freed: binary trees of tables, built, counted and dropped.

local function tree(depth)
    if depth == 0 then
        return {nil, nil}
    end
    return {tree(depth - 1), (tree(depth - 1))}
end

local function count(node)
    if node[1] == nil then
        return 1
    end
    return 1 + count(node[1]) + count(node[2])
end

local function main()
    local kept = tree(12)
    local total = 0
    for _ = 1, 150 do
        total = total + count(tree(11))
    end
    print(total .. " " .. count(kept))
end

main()
