-- Float attributes of objects, read and written in pairs: bodies that attract each other.

local function Body(x, y, vx, vy, mass)
    return {x = x, y = y, vx = vx, vy = vy, mass = mass}
end

local function step(bodies, n, dt)
    for i = 1, n do
        local a = bodies[i]
        for j = i + 1, n do
            local b = bodies[j]
            local dx = a.x - b.x
            local dy = a.y - b.y
            local square = dx * dx + dy * dy
            local pull = dt / (square * math.sqrt(square))
            a.vx = a.vx - dx * b.mass * pull
            a.vy = a.vy - dy * b.mass * pull
            b.vx = b.vx + dx * a.mass * pull
            b.vy = b.vy + dy * a.mass * pull
        end
    end
    for i = 1, n do
        local body = bodies[i]
        body.x = body.x + dt * body.vx
        body.y = body.y + dt * body.vy
    end
end

local function main()
    local bodies = {Body(0.0, 0.0, 0.0, 0.0, 40.0)}
    for i = 1, 4 do
        bodies[i + 1] = Body(5.0 * i, 0.0, 0.0, math.sqrt(8.0 / i), 0.01 * i)
    end
    for _ = 1, 30000 do
        step(bodies, 5, 0.001)
    end
    for _, body in ipairs(bodies) do
        print(string.format("%.9f %.9f", body.x, body.y))
    end
end

main()
