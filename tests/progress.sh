#!/bin/bash
# Runs a command; where it has said nothing for ten seconds, says that it goes on. Its exit status.
# Usage: tests/progress.sh [--of N] NAME COMMAND...
#
#   --of N    the command is make, which will compile N files: counts them
set -o pipefail
of=0
if [ "$1" = --of ]; then
    of=$2
    shift 2
fi
name=$1
shift

show() { # LINE
    case $of,$1 in
    0,*) ;;
    *,'  CC '*)
        printf '  %3d of %d %s\n' $((++compiled)) "$of" "${1#  CC    }"
        return
        ;;
    esac
    printf '%s\n' "$1"
}

"$@" 2>&1 | {
    said=
    while :; do
        IFS= read -r -t 10 part
        status=$?
        said+=$part
        if [ $status = 0 ]; then
            show "$said"
            said=
        elif [ $status -gt 128 ]; then
            echo "  $name: $SECONDS s"
        else
            printf '%s' "$said"
            break
        fi
    done
}
