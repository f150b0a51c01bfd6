try:
    f()
except ValueError, KeyError as e:
    pass
