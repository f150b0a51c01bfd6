def level(n):
    try:
        if n:
            yield from level(n - 1)
        else:
            yield "leaf"
    except GeneratorExit:
        print("exit", n)
        raise
    finally:
        print("finally", n)


it = level(3)
print(next(it))
it.close()
