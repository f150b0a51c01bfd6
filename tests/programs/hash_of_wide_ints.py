class A:
    def __hash__(s): return hash((1,1))
print(hash(A())==hash((1,1)), hash((1,1)), A().__hash__()==hash((1,1)))
class B:
    def __hash__(s): return 2**63-1
print(hash(B()))
class B:
    def __hash__(s): return -2**63
print(hash(B()))
class B:
    def __hash__(s): return 2**64
print(hash(B()))
class B:
    def __hash__(s): return -1
print(hash(B()))
class B:
    def __hash__(s): return True
print(hash(B()))
