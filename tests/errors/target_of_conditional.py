for a if b else c in d:
    pass
