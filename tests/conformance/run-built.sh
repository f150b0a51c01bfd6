#!/bin/bash
# run-built.sh YIELDC FOLDER run SCRIPT: what `YIELDC run SCRIPT` would do, by the executable in FOLDER
# where there is one. Where not, the script was rejected, or is expected to be: yieldc says why.
name=$(basename "$4" .py)
[ -x "$2/$name" ] && exec -a "$4" "$2/$name"
exec "$1" run -O0 "$4"
