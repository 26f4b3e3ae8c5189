"""Float attributes of objects, read and written in pairs: bodies that attract each other."""

import math


class Body:
    def __init__(self, x, y, vx, vy, mass):
        self.x, self.y, self.vx, self.vy, self.mass = x, y, vx, vy, mass


def step(bodies, n, dt):
    for i in range(n):
        a = bodies[i]
        for j in range(i + 1, n):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            square = dx * dx + dy * dy
            pull = dt / (square * math.sqrt(square))
            a.vx -= dx * b.mass * pull
            a.vy -= dy * b.mass * pull
            b.vx += dx * a.mass * pull
            b.vy += dy * a.mass * pull
    for i in range(n):
        body = bodies[i]
        body.x += dt * body.vx
        body.y += dt * body.vy


def main():
    bodies = [Body(0.0, 0.0, 0.0, 0.0, 40.0)]
    for i in range(1, 5):
        bodies.append(Body(5.0 * i, 0.0, 0.0, math.sqrt(8.0 / i), 0.01 * i))
    for _ in range(30_000):
        step(bodies, 5, 0.001)
    for body in bodies:
        print("%.9f %.9f" % (body.x, body.y))


main()
