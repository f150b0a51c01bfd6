"""A program of a batch: its own __main__, name, arguments; a module shared with the second."""
import sys

import shared

print(__name__, __file__, sys.argv[1:], shared.counter())
