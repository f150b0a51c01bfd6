try:
    f()
except ValueError, e:
    pass
