from typing import Generator, Iterator


class FrameError(ValueError):
    """A frame that is not right."""


class Broken(Exception):
    pass


def classify(n: int) -> int:
    try:
        if n == 0:
            raise FrameError("zero")
        if n == 1:
            raise Broken
        if n == 2:
            return 100 // (n - 2)
        if n == 3:
            raise ValueError("three")
        if n == 4:
            raise KeyError("four")
        if n == 5:
            assert n != 5, "five"
    except FrameError:
        return -1
    except (ArithmeticError, Broken):
        return -2
    except ValueError:
        return -3
    except LookupError:
        return -4
    else:
        n += 1000
    finally:
        n += 1
    return n


def again(n: int) -> int:
    try:
        if n:
            raise FrameError()
    except ValueError:
        n += 1
        if n == 3:
            return 33
        raise
    return n


def last(n: int) -> int:
    total = 0
    for i in range(n):
        try:
            if i == 2:
                continue
            if i == 5:
                break
            total += i
        finally:
            total += 100
    else:
        total += 10000
    return total


def override(n: int) -> int:
    try:
        return n + 1
    finally:
        if n == 7:
            return 77


def nested(n: int) -> int:
    try:
        try:
            if n == 1:
                raise Broken
            if n == 2:
                raise FrameError
        except FrameError:
            raise KeyError
        finally:
            n *= 2
    except Broken:
        return n
    except KeyError:
        return n + 100
    return -n


def receiver() -> Generator[int, int, int]:
    total = 0
    errors = 0
    while total < 100:
        try:
            total += yield total
        except TimeoutError:
            total = 0
            errors += 1
        except FrameError:
            raise Broken from None
    return errors


def retry(n: int) -> Iterator[int]:
    for i in range(n):
        try:
            yield i
        except Exception:
            yield -i
