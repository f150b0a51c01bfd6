if 0 <= s.b b'é' < 5:
    pass
