-- Arithmetic of floats in a counted loop: the integral of 4 / (1 + x * x) from 0 to 1.

local function main()
    local steps = 2000000
    local width = 1.0 / steps
    local total = 0.0
    for i = 0, steps - 1 do
        local x = (i + 0.5) * width
        total = total + 4.0 / (1.0 + x * x)
    end
    print(string.format("%.9f", total * width))
end

main()
