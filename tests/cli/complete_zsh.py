"""complete_zsh.py FILE WORDS...: what zsh makes of WORDS and a tab, with the completion in FILE, read
from a terminal of its own; the rest of the line that it writes."""
import os
import pty
import re
import select
import sys
import time


def read(terminal, end, seconds):
    text = ''
    until = time.time() + seconds
    while end not in text and time.time() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                text += os.read(terminal, 65536).decode(errors='replace')
            except OSError: # it has ended
                break
    return text


def main():
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ['TERM'] = 'dumb'
        os.execvp('zsh', ['zsh', '-f', '-i'])
    os.write(terminal, f'''PS1=; PS2=; autoload -Uz compinit; compinit -u -D; source {sys.argv[1]}; \
compdef _yieldc yieldc; print rea"dy"\n'''.encode())
    read(terminal, 'ready', 30)
    os.write(terminal, ' '.join(sys.argv[2:]).encode() + b'\t')
    time.sleep(0.5)
    os.write(terminal, b'\x01print -r "<\x05>"; exit\n')
    text = re.sub(r'\x1b\[[?0-9;]*[a-zA-Z]', '', read(terminal, '\0', 30))
    found = re.findall(r'^<(.*)>', text.replace('\r', ''), re.M)
    print(found[-1].strip() if found else 'nothing')
    os.waitpid(pid, 0)


main()
