# Which handlers enclose a state, and what closing has to run.
def in_with(lock, items):
    with lock as held:
        for item in items:
            try:
                answer = yield item
            except (ValueError, KeyError) as error:
                yield str(error)
            except TypeError:
                pass
            else:
                yield f"{item}{answer}" + (yield [item, (yield)])
    return 1


def nothing_passes(source):
    try:
        try:
            yield 1
        except:
            pass
    finally:
        print("bye")
    yield 2


def in_the_finally(f):
    try:
        yield 1
    except* OSError:
        yield from f()
    finally:
        yield 3


def left_in_the_middle(rows):
    for row in rows:
        try:
            if row:
                return row
            yield row
        finally:
            print("left")
