-- A function called in the inner loop of products of a matrix and a vector: the spectral norm of an infinite matrix, cut off.

local function entry(i, j)
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function times(v, n, transposed)
    local result = {}
    for i = 1, n do
        local total = 0.0
        for j = 1, n do
            total = total + (transposed and entry(j - 1, i - 1) or entry(i - 1, j - 1)) * v[j]
        end
        result[i] = total
    end
    return result
end

local function main()
    local n = 150
    local u, v = {}, nil
    for i = 1, n do
        u[i] = 1.0
    end
    for _ = 1, 10 do
        v = times(times(u, n, false), n, true)
        u = times(times(v, n, false), n, true)
    end
    local product, square = 0.0, 0.0
    for i = 1, n do
        product = product + u[i] * v[i]
        square = square + v[i] * v[i]
    end
    print(string.format("%.9f", math.sqrt(product / square)))
end

main()
