from typing import Generator


def pid(kp: float, ki: float, kd: float, limit: float) -> Generator[float, float, None]:
    """Takes the error each tick, gives the output, which is never beyond the limit."""
    integral = 0.0
    before = 0.0
    output = 0.0
    while True:
        error = yield output
        integral = max(-limit, min(limit, integral + ki * error))
        output = max(-limit, min(limit, kp * error + integral + kd * (error - before)))
        before = error


if __name__ == "__main__":
    import sys

    controller = pid(0.8, 0.05, 0.2, 100.0)
    next(controller)
    place = 0.0
    for byte in sys.stdin.buffer.read():
        output = controller.send(byte - place)
        place += output * 0.125
        print("%.17g %.17g" % (output, place))
