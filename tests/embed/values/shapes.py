"""Calls with arguments of every kind, and a class that C makes instances of."""


def show(*args, **kwargs):
    return f"{args} {kwargs}"


def parameters(a, /, b, c=3, *rest, d, e=5, **others):
    return a, b, c, rest, d, e, others


def defaults(a, b=2, c=3):
    return a, b, c


def before(a=1, b=2, /):
    return a, b


def open():
    return "a name that the header has already"


def new(template, this, handle):
    return template, this, handle


class Account:
    rate = 2

    def __init__(self, owner):
        self.owner = owner
        self.amount = 0

    def pay(self, amount):
        self.amount += amount
        return self.amount * self.rate
