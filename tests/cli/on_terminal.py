#!/usr/bin/env python3
"""Runs a command on a terminal and prints what that shows; ESC and CR are written as words."""

import os
import pty
import sys

process, terminal = pty.fork()
if process == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
said = b""
try:
    while data := os.read(terminal, 4096):
        said += data
except OSError:  # the other side is closed
    pass
os.waitpid(process, 0)
print(said.decode().replace("\r\n", "\n").replace("\x1b", "<ESC>").replace("\r", "<CR>"), end="")
