from typing import Generator


def debouncer(ticks: int) -> Generator[bool, bool, None]:
    """Takes the level of a button each tick, gives what it has been for so many of them."""
    is_pressed = False
    left = ticks
    while True:
        level = yield is_pressed
        if level == is_pressed:
            left = ticks
        elif left > 1:
            left -= 1
        else:
            is_pressed = level
            left = ticks


if __name__ == "__main__":
    import sys

    button = debouncer(3)
    next(button)
    for byte in sys.stdin.buffer.read():
        print("down" if button.send(byte % 3 > 0) else "up")
