g = ExceptionGroup("g", [KeyError(1), ValueError(2)])
m, r = g.split(KeyError)
print(m.__suppress_context__, r.__suppress_context__, g.__suppress_context__, g.subgroup(KeyError).__suppress_context__, g.derive([KeyError()]).__suppress_context__)
m, r = g.split(IndexError)
print(m, r.__suppress_context__)
m, r = g.split(ExceptionGroup)
print(m.__suppress_context__, r)
try:
    raise g
except* KeyError as e:
    print(e.__suppress_context__)
    try:
        raise IndexError
    except IndexError as f:
        print(f.__context__.__suppress_context__)
except* ValueError as e:
    print(e.__suppress_context__)
