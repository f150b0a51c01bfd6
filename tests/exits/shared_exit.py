# Two returns and two variables share one exit; the failures stand on several lines.
def sign(x, zero):
    if x < zero:
        return -1
    return x > zero
