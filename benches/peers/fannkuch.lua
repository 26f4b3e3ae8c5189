-- Swaps in short tables: the most reversals that bring 1 to the front of any permutation, which Heap's algorithm lists.

local function reversals(permutation, n)
    local cards = {}
    for i = 1, n do
        cards[i] = permutation[i]
    end
    local count = 0
    while cards[1] ~= 1 do
        local low, high = 1, cards[1]
        while low < high do
            cards[low], cards[high] = cards[high], cards[low]
            low = low + 1
            high = high - 1
        end
        count = count + 1
    end
    return count
end

local function fannkuch(n)
    local permutation, turns = {}, {}
    for i = 1, n do
        permutation[i], turns[i] = i, 1
    end
    local most, total, sign, i = 0, 0, 1, 2
    while true do
        local count = reversals(permutation, n)
        if count > most then
            most = count
        end
        total = total + sign * count
        sign = -sign
        while i <= n and turns[i] == i do
            turns[i] = 1
            i = i + 1
        end
        if i > n then
            return most, total
        end
        local j = i % 2 == 0 and turns[i] or 1
        permutation[i], permutation[j] = permutation[j], permutation[i]
        turns[i] = turns[i] + 1
        i = 2
    end
end

for _ = 1, 4 do
    print(string.format("%d %d", fannkuch(8)))
end
