def f():
    def g():
        return x
    try:
        g()
    except NameError as e:
        print(e)
    x = 1
    print(g())
    del x
    try:
        g()
    except NameError as e:
        print(e)


f()
def h():
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)
    try:
        del y
    except UnboundLocalError as e:
        print(e)
h()
try:
    undefined_name
except NameError as e:
    print(e)
try:
    del undefined_name
except NameError as e:
    print(e)
