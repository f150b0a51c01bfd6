import traceback, sys
from dataclasses import dataclass, field, InitVar
def boom(): raise ValueError('f')
@dataclass(order=True)
class A:
    x: int
    y: list = field(default_factory=boom)
@dataclass(unsafe_hash=True)
class B:
    x: object
    def __post_init__(self): raise KeyError('p')
class E:
    def __eq__(self, o): raise OSError('eq')
    def __lt__(self, o): raise OSError('lt')
    def __hash__(self): raise OSError('hash')
    def __repr__(self): raise OSError('repr')
@dataclass(order=True, unsafe_hash=True)
class C:
    x: object
def show(f):
    try: f()
    except Exception as e:
        t = e.__traceback__.tb_next
        for fr in traceback.extract_tb(t): print(fr.name, fr.lineno if fr.filename == '<string>' else '-', end='; ')
        print(type(e).__name__, e)
        n = None
        while n:
            if n.tb_frame.f_code.co_filename == '<string>': print(' locals', sorted(n.tb_frame.f_locals), n.tb_frame.f_code.co_name)
            n = n.tb_next
show(lambda: A(1))
show(lambda: B(1))
show(lambda: C(E()) == C(E()))
show(lambda: C(E()) < C(E()))
show(lambda: hash(C(E())))
show(lambda: A())
c = C(1); del c.x
show(lambda: c == c)
show(lambda: hash(c))

