"""One-way constraints between variables: plans are made, run and torn down again."""
import sys

N = 3_000

REQUIRED, STRONG, WEAK = 0, 1, 2


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.users = []
        self.source = None
        self.mark = 0


class Constraint:
    def __init__(self, strength):
        self.strength = strength
        self.active = False

    def inputs(self):
        return ()

    def known(self, mark):
        for v in self.inputs():
            if v.mark != mark and v.source is not None:
                return False
        return True

    def attach(self):
        for v in self.inputs():
            v.users.append(self)
        self.output.source = self
        self.active = True

    def detach(self):
        for v in self.inputs():
            v.users.remove(self)
        self.output.source = None
        self.active = False


class Scale(Constraint):
    def __init__(self, source, factor, offset, output):
        super().__init__(REQUIRED)
        self.source, self.factor, self.offset, self.output = source, factor, offset, output

    def inputs(self):
        return (self.source, self.factor, self.offset)

    def execute(self):
        self.output.value = self.source.value * self.factor.value + self.offset.value


class Equal(Constraint):
    def __init__(self, a, b, strength):
        super().__init__(strength)
        self.a, self.output = a, b

    def inputs(self):
        return (self.a,)

    def execute(self):
        self.output.value = self.a.value


class Planner:
    def __init__(self):
        self.marks = 0

    def plan(self, start):
        self.marks += 1
        mark = self.marks
        todo = list(start.users)
        start.mark = mark
        plan = []
        while todo:
            c = todo.pop()
            if c.output.mark != mark and c.known(mark):
                plan.append(c)
                c.output.mark = mark
                todo.extend(c.output.users)
        return plan


def chain(planner, length):
    variables = [Variable("v%d" % i, i) for i in range(length + 1)]
    constraints = [Equal(a, b, WEAK) for a, b in zip(variables, variables[1:])]
    for c in constraints:
        c.attach()
    total = 0
    for value in range(10):
        variables[0].value = value
        plan = planner.plan(variables[0])
        for c in plan:
            c.execute()
        total += variables[-1].value
    for c in constraints:
        c.detach()
    return total


def projection(planner, count):
    factor, offset = Variable("factor", 3), Variable("offset", 7)
    pairs = []
    for i in range(count):
        s, d = Variable("s", i), Variable("d", 0)
        c = Scale(s, factor, offset, d)
        c.attach()
        pairs.append((s, d, c))
    total = 0
    for value in (3, 5, 7):
        factor.value = value
        for c in planner.plan(factor):
            c.execute()
        for _, d, _ in pairs:
            total += d.value
    return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    planner = Planner()
    total = 0
    for _ in range(n):
        total += chain(planner, 50) + projection(planner, 30)
    print("constraints", total)


if __name__ == "__main__":
    main()
