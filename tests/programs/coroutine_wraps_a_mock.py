import collections.abc, types
from unittest import mock
class GenLike:
    def send(self): pass
    def throw(self): pass
    def close(self): pass
    def __iter__(self): pass
    def __next__(self): pass
gen = mock.MagicMock(GenLike)
gen.__iter__ = lambda gen: gen
gen.__name__ = 'gen'
gen.__qualname__ = 'test.gen'
print(isinstance(gen, collections.abc.Generator), iter(gen) is gen)
w = types.coroutine(lambda: gen)()
print(isinstance(w, types._GeneratorWrapper))
