# A class with a base, a property, a special method and a generator method.
class Shape:
    sides = 0

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}: {self.sides} sides>"


class Polygon(Shape):
    def __init__(self, name, points):
        super().__init__(name)
        self.points = points

    @property
    def sides(self):
        return len(self.points)

    def __iter__(self):
        yield from self.points
