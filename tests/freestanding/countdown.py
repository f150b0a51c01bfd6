def countdown(n: int):
    """Counts down from n to 1."""
    while n > 0:
        yield n
        n -= 1
