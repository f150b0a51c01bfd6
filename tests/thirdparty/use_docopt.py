"""docopt: command lines from their help."""
from docopt import DocoptExit, docopt

usage = """Naval Fate.

Usage:
  naval ship new <name>...
  naval ship <name> move <x> <y> [--speed=<kn>]
  naval mine (set|remove) <x> <y> [--moored | --drifting]
  naval (-h | --help)

Options:
  -h --help     Show this screen.
  --speed=<kn>  Speed in knots [default: 10].
  --moored      Moored (anchored) mine.
"""
for line in ("ship new Ada Bob", "ship Ada move 1 2 --speed=15", "mine set 1 2 --drifting", "ship Ada move 1 2"):
    print(dict(sorted(docopt(usage, line.split()).items())))
try:
    docopt(usage, ["ship"])
except DocoptExit as e:
    print("DocoptExit", str(e).splitlines()[0])
try:
    docopt(usage, ["--help"])
except SystemExit as e:
    print("SystemExit", e.code)
