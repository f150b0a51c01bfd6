import sys
sys.stdout.buffer.write(b"x" * 10000 + b"\n")
sys.stdout.buffer.write(b"y")
