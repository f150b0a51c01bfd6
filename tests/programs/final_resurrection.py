saved = []


def g():
    try:
        yield 1
    finally:
        saved.append("ran")
        keep.append(it_ref[0]())
        print("finally")


keep = []
class R:
    def __del__(self):
        print("del R")
        saved.append(self)


r = R()
del r
print(len(saved))
saved.clear()
print("cleared")
