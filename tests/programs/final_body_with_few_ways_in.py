def a():
    try:
        pass
    finally:
        print("a")
def b():
    try:
        while True: pass
    finally:
        print("b")
def c():
    try:
        return 5
    finally:
        print("c")
def d(x):
    try:
        raise x
    finally:
        print("d")
def e(x):
    for i in x:
        try:
            if i: break
            elif x: continue
            else: return i
        finally:
            print("e")
        print("after")
    try: e(1)
    except: pass
    finally: return 7
def g(x):
    for i in x:
        try:
            raise i
        finally:
            break
    for i in x:
        try:
            return
        finally:
            continue
    yield 7
    try:
        yield 1
    finally:
        yield 2
    try:
        yield 1
    finally:
        return
a()
print(c())
try: d(ValueError(1))
except ValueError as z: print(z)
print(e([1]), e([0]), e([]))
print(list(g([ValueError()])))
