def g(log):
    for i in range(2):
        try:
            try:
                try:
                    yield i
                    return "inner %d" % i
                finally:
                    log.append("a")
                    yield "a"
            finally:
                log.append("b")
                yield "b"
        finally:
            log.append("c")


log = []
it = g(log)
out = []
while True:
    try:
        out.append(next(it))
    except StopIteration as e:
        print(out, log, e.value)
        break
