# One failure and nothing to drop: its pad is written where it fails.
def now():
    return clock
