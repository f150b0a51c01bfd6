# Colours in messages: on a terminal, unless NO_COLOR or --color says otherwise.
show() { sed 's/\x1b/ESC/g'; }
unset NO_COLOR
export TERM=xterm
"$YIELDC" check data/broken.py 2>&1 | show
"$YIELDC" check --color=always data/broken.py 2>&1 | show
NO_COLOR=1 "$YIELDC" check --color always data/broken.py 2>&1 | show | grep -c ESC
"$YIELDC" check --color=sometimes data/broken.py
echo "status $?"
on_terminal() { python3 on_terminal.py "$@" | grep -c ESC; }
on_terminal "$YIELDC" check data/broken.py
NO_COLOR=1 on_terminal "$YIELDC" check data/broken.py
TERM=dumb on_terminal "$YIELDC" check data/broken.py
on_terminal "$YIELDC" check --color=never data/broken.py
