class Node:
    """In a cycle, with a finaliser."""

    count = 0

    def __init__(self):
        self.me = self
        Node.count += 1

    def __del__(self):
        Node.count -= 1


def work(n):
    Node()
    pairs = {str(i): [i * i] for i in range(n)}
    return f"{pairs} {n / 7:.3f} {'é' * n}"


def forever():
    try:
        while True:
            yield Node()
    finally:
        Node.count = -1
