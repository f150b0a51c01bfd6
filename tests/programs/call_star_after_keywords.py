# f(*a, **k): a alone is iterated over when the keywords are there.
def noisy(name, value):
    print(name)
    return value


class Items:
    def __iter__(self):
        print("iterated")
        return iter([1, 2])


class Mapping:
    def keys(self):
        print("keys")
        return ["x"]

    def __getitem__(self, key):
        return 3


def f(*args, **kwargs):
    return args, kwargs


print(f(*noisy("items", Items()), **noisy("mapping", Mapping())))
print(f(*noisy("items", Items()), y=noisy("value", 4)))
print(f(0, *noisy("items", Items()), **noisy("mapping", Mapping())))
print(f(*noisy("items", Items()), 5, **noisy("mapping", Mapping())))


def rebound(a):
    return f(*a, b=(a := [7])), a


print(rebound([6]))
for call in (lambda: f(1, *4), lambda: f(*4, **5), lambda: f(*4, **{}), lambda: f(*4, x=1), lambda: f(*4, *5, **6)):
    try:
        call()
    except TypeError as e:
        print(e)
