def countdown(n: int):
    """Counts down from n to 1."""
    while n > 0:
        yield n
        n -= 1


if __name__ == "__main__":
    import sys

    for byte in sys.stdin.buffer.read():
        print(*countdown(byte % 10), sep="")
