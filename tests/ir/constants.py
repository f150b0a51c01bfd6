def f():
    return (1, 1.0, -0.0, 1e100, 1e999, 2.5, 3j, 0.5j, 123456789012345678901234567890,
            "a text that is longer than the forty bytes that were shown of it once",
            b"bytes \x00 and \xff", 'quotes \' and \\ and \n', (None, True, ..., ()))
