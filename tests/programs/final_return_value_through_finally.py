# The value of a return lives until its finally leaves some other way, or ends.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def f(way):
    while True:
        try:
            if way == "return":
                return D("lost")
            if way == "raise":
                raise KeyError(D("in error"))
        finally:
            print("in finally")
            if way != "x":
                break
            print("not")
    print("after")
    for i in range(2):
        try:
            return D("second")
        finally:
            print("in finally 2")
            if i < 1:
                continue
            return D("third")


print(f("return").name)
print(f("raise").name)


def g():
    try:
        return D("overridden")
    finally:
        print("in finally 3")
        return D("override")


print(g().name)


def h():
    try:
        try:
            return D("lost by an error")
        finally:
            for x in [1]:
                D("temporary")
                raise KeyError
    except KeyError:
        print("handler")


h()


def k():
    try:
        try:
            return D("survives")
        finally:
            try:
                return D("also lost")
            finally:
                print("in finally 4")
    finally:
        print("in finally 5")


print(k().name)


def m():
    for i in range(2):
        try:
            return D("%d" % i)
        finally:
            for j in range(3):
                if j:
                    break
            else:
                return
            if not i:
                continue


print(m().name)
