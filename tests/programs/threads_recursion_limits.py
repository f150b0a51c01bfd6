"""A thread's calls go as deep as its own stack; the stack of the main one is as before."""
import threading


def run(f):
    t = threading.Thread(target=f)
    t.start()
    t.join()


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def too_deep():
    try:
        deep(10**9)
    except RecursionError as e:
        print("RecursionError")


run(too_deep)
print(deep(500))
