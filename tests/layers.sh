#!/bin/bash
# The folders of translator/ in the order of the pipeline, those of runtime/ from the ground up: a
# file includes only what stands to its left, or in its own folder by plain name. The exceptions are
# the lines of docs/design.md of the form `FILE includes HEADER`. Prints each include that breaks
# this; there is none when all is well.
#
#   tests/layers.sh [FOLDER]     FOLDER holds translator/, runtime/ and docs/ (this repository)

set -u
cd "${1:-$(dirname "$0")/..}" || exit 2

# driver.c and driver.h stand between report and command.
layers=(base tree parse program check freestanding ir lower analyse transform emit report driver command)
runtime_layers=(include core types generator modules embed)

rank() { # LAYER, in the array layers
    local i
    for i in "${!layers[@]}"; do
        [ "${layers[i]}" = "$1" ] && echo "$i" && return
    done
}

layer_of() { # PATH below translator/
    case $1 in
    */*) echo "${1%%/*}" ;;
    *) echo "${1%.[ch]}" ;;
    esac
}

# Lines `FILE HEADER` of every include in quotes.
includes() {
    grep -rn --include='*.[ch]' '^#include "' translator |
        sed -E 's|^translator/([^:]*):[0-9]+:#include "([^"]*)".*|\1 \2|'
}

broken=0
while read -r file header; do
    from=$(layer_of "$file")
    case $header in
    */* | driver.h) to=$(layer_of "$header") ;;
    named.def | natives.def | page.inc) continue ;; # made by the build
    *) to=$from ;;
    esac
    [ -n "$(rank "$from")" ] || { echo "$file: the folder $from has no place in the order"; broken=1; continue; }
    if [ "$to" = "$from" ]; then
        case $header in
        */*) echo "$file includes $header: write the plain name in the own folder" ;;
        *) [ -f "translator/$(dirname "$file")/$header" ] && continue
           echo "$file includes $header: there is no such file beside it" ;;
        esac
        broken=1
    elif [ -z "$(rank "$to")" ] || [ "$(rank "$to")" -gt "$(rank "$from")" ]; then
        grep -qF "$file includes $header" docs/design.md && continue
        echo "$file includes $header: $to stands to the right of $from"
        broken=1
    fi
done < <(includes | sort -u)

# The runtime includes from other folders as `../FOLDER/HEADER`; the path of yieldabi.h is set.
runtime_includes() {
    grep -rn --include='*.[ch]' '^#include "' runtime |
        sed -E 's|^runtime/([^:]*):[0-9]+:#include "([^"]*)".*|\1 \2|'
}

layers=("${runtime_layers[@]}")
while read -r file header; do
    from=${file%%/*}
    [ -n "$(rank "$from")" ] || { echo "runtime/$file: the folder $from has no place in the order"; broken=1; continue; }
    case $header in
    ../*) to=${header#../} to=${to%%/*} ;;
    yieldrt.h | yieldcode.h | yieldabi.h) continue ;;
    *)
        [ -f "runtime/$from/$header" ] && continue
        echo "runtime/$file includes $header: there is no such file beside it"
        broken=1
        continue ;;
    esac
    if [ -z "$(rank "$to")" ] || [ "$(rank "$to")" -gt "$(rank "$from")" ]; then
        grep -qF "runtime/$file includes $header" docs/design.md && continue
        echo "runtime/$file includes $header: $to stands to the right of $from"
        broken=1
    fi
done < <(runtime_includes | sort -u)
exit $broken
