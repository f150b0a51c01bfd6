# SystemExit with a message: it goes to standard error without a traceback; the status is 1.
import sys


def finish():
    try:
        sys.exit("nothing left to do")
    finally:
        print("on the way out")


finish()
