# A jump leaves many finally clauses at once, each of which suspends.
def g(log):
    for a in range(2):
        try:
            for b in range(2):
                try:
                    for c in range(2):
                        try:
                            try:
                                try:
                                    try:
                                        try:
                                            how = yield a, b, c
                                            if how == "return":
                                                return "value"
                                            if how == "break":
                                                break
                                            if how == "continue":
                                                continue
                                            if how == "raise":
                                                raise KeyError("k")
                                        finally:
                                            log.append((yield 8))
                                    finally:
                                        log.append((yield 7))
                                finally:
                                    log.append((yield 6))
                            except KeyError:
                                log.append((yield "handler"))
                            finally:
                                log.append((yield 5))
                        finally:
                            log.append((yield 4))
                    else:
                        log.append("else")
                finally:
                    log.append((yield 3))
        finally:
            log.append((yield 2))
    return "end"


for script in (["break"], ["continue", "continue"], ["raise", "break", "raise"], ["x", "return"]):
    log, seen = [], []
    it = g(log)
    at = next(it)
    try:
        while True:
            seen.append(at)
            sent = at if not isinstance(at, tuple) else script.pop(0) if script else "return"
            at = it.send(sent)
    except StopIteration as stop:
        print(seen, log, stop.value)
