def f(x):
    for a in x:
        try:
            return 1
        except TypeError:
            break
        else:
            continue
        finally:
            if a:
                return 2
            with x:
                break
            try:
                continue
            finally:
                break
    try:
        pass
    finally:
        for b in x:
            continue
        while x:
            break
        else:
            return 3

        def g():
            return 4

        for b in x:
            try:
                pass
            finally:
                continue
        match x:
            case 1:
                return 5


async def g(x):
    try:
        pass
    except* ValueError:
        pass
    finally:
        return
