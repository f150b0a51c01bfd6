"""f_back of what is no generator: who drives it on send, throw and close."""
import sys

class FG:
    def __iter__(self): return self
    def __next__(self):
        return sys._getframe().f_back.f_code.co_name, sys._getframe().f_back.f_lineno
    def send(self, v): return [x.f_code.co_name for x in stack()]
    def throw(self, *a): return "thrown", sys._getframe().f_back.f_code.co_name
    def close(self): print("close", sys._getframe().f_back.f_code.co_name)
def stack():
    f = sys._getframe(1)
    while f:
        yield f
        f = f.f_back
def dele():

    yield from FG()
d = dele()
print(next(d)); print(d.send(1)); print(d.throw(ValueError)); d.close()
