"""A ray tracer: small vector objects with operators, spheres and a chequered plane, reflections."""

import math


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))

    def reflected(self, normal):
        return self - normal * (2 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, colour):
        self.centre = centre
        self.radius = radius
        self.colour = colour

    def hit(self, origin, direction):
        to = self.centre - origin
        along = to.dot(direction)
        inside = self.radius * self.radius - to.dot(to) + along * along
        return along - math.sqrt(inside) if inside >= 0 else None

    def normal_at(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Floor:
    def __init__(self, height):
        self.height = height

    def hit(self, origin, direction):
        return (self.height - origin.y) / direction.y if direction.y < -1e-6 else None

    def normal_at(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour_at(self, point):
        return 0.9 if (math.floor(point.x) + math.floor(point.z)) % 2 else 0.1


def trace(scene, origin, direction, depth):
    nearest, found = 1e9, None
    for thing in scene:
        distance = thing.hit(origin, direction)
        if distance is not None and 1e-4 < distance < nearest:
            nearest, found = distance, thing
    if found is None:
        return 0.3 + 0.2 * direction.y
    point = origin + direction * nearest
    normal = found.normal_at(point)
    light = max(0.0, normal.dot(Vector(0.6, 0.7, -0.4)))
    colour = found.colour_at(point) * (0.2 + 0.8 * light)
    if depth:
        colour += 0.3 * trace(scene, point, direction.reflected(normal).unit(), depth - 1)
    return colour


def main():
    scene = [Floor(-1.0)] + [Sphere(Vector(i - 2.0, i * 0.3, 4.0 + i), 0.9, 0.2 * i) for i in range(5)]
    width, height, total = 72, 48, 0.0
    origin = Vector(0.0, 0.5, -2.0)
    for row in range(height):
        for column in range(width):
            direction = Vector((column - width / 2) / width, (height / 2 - row) / width, 1.0).unit()
            total += trace(scene, origin, direction, 2)
    print(f"{total:.6f}")


for _ in range(8):
    main()
