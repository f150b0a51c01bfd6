"""A generator, or an object, that its finaliser brings back; weak references before finally."""
import weakref

# resurrection
saved = []
def res():
    try:
        yield 1
    finally:
        saved.append(self)
self = res(); next(self); r = weakref.ref(self)
class Holder: pass
def resg():
    try: yield 1
    finally:
        saved.append(me.g)
        print("in finally", me.g is not None)
me = Holder(); me.g = resg(); next(me.g)
me.g = None
print(saved)
class Phoenix:
    def __del__(self):
        saved.append(self); print("phoenix")
Phoenix()
print(len(saved)); saved.clear(); print("gone quietly")
# weakref callback order
def wr():
    try: yield
    finally: print("ref in finally", w() is None)
x = wr(); next(x); w = weakref.ref(x, lambda r: print("callback"))
del x
