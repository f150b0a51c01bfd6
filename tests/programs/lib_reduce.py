"""What iterators and objects answer to __reduce__ and __reduce_ex__."""


def shown(answer):
    # Addresses differ from run to run; CPython has an iterator type of its own for ASCII.
    words = []
    for word in repr(answer).replace("str_ascii_iterator", "str_iterator").split(" at 0x"):
        words.append(word if not words else word[12:])
    return " at ".join(words)


def ex(it):
    for _ in it: pass
    return it
class S:
    def __getitem__(self,i):
        if i>3: raise IndexError
        return i
    def __len__(self): return 4
for it in [iter([1]),iter((1,)),iter('ab'),iter('aé'),iter(b'ab'),iter(bytearray(b'ab')),iter({1:2}),iter({1:2}.items()),iter({1:2}.values()),reversed({1:2}),iter({1}),iter(S()),reversed(S()),reversed([1]),enumerate('ab'),zip('a','b'),zip('a','b',strict=True),map(len,'a'),filter(None,'a')]:
    n=type(it).__name__.replace("str_ascii", "str")
    for st in 0,1,2:
        if st==1:
            try:next(it)
            except Exception: pass
        if st==2: ex(it)
        try: print(n,st,shown(it.__reduce__()))
        except Exception as e: print(n,st,type(e),e)
import copyreg
it=iter(range(10)); it.__setstate__(4); print(list(it))
it=iter(range(10**30,10**30+3)); it.__setstate__(2); print(list(it))
class A: pass
a=A(); a.x=1
print(shown((a.__reduce_ex__(2), a.__reduce_ex__(0), a.__reduce__())))
class B:
    __slots__='p','__q'
b=B(); b.p=3
print(shown((b.__reduce_ex__(2))))
try: b.__reduce_ex__(1)
except TypeError as e: print(e)
def g(): yield
for p in 0,2,4:
    for v in (g(), len.__call__, open, iter([]), object(), 3, 'x', [1], {1:2}, b'a', 1.5, type, None):
        try: print(shown(v.__reduce_ex__(p)))
        except Exception as e: print(repr(e))
class L(list): pass
l=L([1]);l.z=1
print(shown((l.__reduce_ex__(2), l.__reduce_ex__(1)))) 
class N(tuple):
    def __getnewargs_ex__(self): return (self[0],),{'k':1}
print(shown(N([1]).__reduce_ex__(4)))
print(a.__getstate__(), b.__getstate__(), object().__getstate__())
