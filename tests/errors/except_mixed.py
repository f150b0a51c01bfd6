try:
    f()
except ValueError:
    pass
except* TypeError:
    pass
