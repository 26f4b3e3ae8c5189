# Shapes with inheritance, a visitor by method names, operators and a registry of classes.
import math


class Shape:
    registry = {}

    def __init_subclass__(cls):
        super().__init_subclass__()
        Shape.registry[cls.__name__.lower()] = cls

    def area(self):
        raise NotImplementedError(f"{type(self).__name__}.area")

    def __lt__(self, other):
        return self.area() < other.area()

    def __eq__(self, other):
        return isinstance(other, Shape) and math.isclose(self.area(), other.area())

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v}' for k, v in vars(self).items())})"

    @classmethod
    def parse(cls, text):
        kind, *numbers = text.split()
        return cls.registry[kind](*map(float, numbers))


class Rectangle(Shape):
    def __init__(self, width, height):
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return math.pi * self.radius**2


class Blob(Shape):
    pass


class Visitor:
    def visit(self, shape):
        for cls in type(shape).__mro__:
            method = getattr(self, "visit_" + cls.__name__.lower(), None)
            if method:
                return method(shape)
        raise TypeError(f"cannot visit {type(shape).__name__}")

    def visit_rectangle(self, shape):
        return f"<rect {shape.width:g}x{shape.height:g}>"

    def visit_circle(self, shape):
        return f"<circle r={shape.radius:g}>"


shapes = [Shape.parse(line) for line in ("rectangle 2 3", "square 2", "circle 1.5", "rectangle 4 1")]
print(sorted(shapes), max(shapes), sep="\n")
print([f"{s.area():.2f}" for s in shapes], shapes[1] == shapes[3], shapes[0] != shapes[1], sorted(Shape.registry))
print(*map(Visitor().visit, shapes))
for bad in (lambda: Blob().area(), lambda: Visitor().visit(Blob()), lambda: Shape.parse("triangle 1"), lambda: Shape.parse("square 1 2"), lambda: Shape.parse("circle x"), lambda: hash(shapes[0])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
