#!/bin/bash
# Third-party libraries as Debian packs them, taken apart in a scratch folder and compiled as they
# are: each driver use_NAME.py has to print what CPython printed, use_NAME.out. Nothing is installed.
#
#   tests/thirdparty/run.sh [--build DIR] [--jobs N] [--record] [NAME...]
#
# --record writes the outputs anew with python3. known.txt names the drivers that fail, each with its
# cause: they are counted apart, and one that passes has to leave it.

set -u
cd "$(dirname "$0")/../.." || exit 2
export LC_ALL=C.UTF-8 PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1

build=build jobs=2 record=
names=()
while [ $# -gt 0 ]; do
    case $1 in
    --build) build=$2; shift ;;
    --jobs) jobs=$2; shift ;;
    --record) record=1 ;;
    *) names+=("$1") ;;
    esac
    shift
done
here=tests/thirdparty
scratch=$PWD/build/thirdparty
site=$scratch/root/usr/lib/python3/dist-packages
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(sed '/^#/d; s/ .*//' $here/packages.txt)

# Takes a package apart, once. apt-get fetches by name and checks what it got.
unpack() {
    [ -f "$scratch/$1.done" ] && return
    mkdir -p "$scratch/debs" "$scratch/root"
    (cd "$scratch/debs" && apt-get download -qq "$1" 2>/dev/null && dpkg -x "$1"_*.deb ../root) &&
        touch "$scratch/$1.done"
}

for name in "${names[@]}"; do
    packages=$(sed -n "s/^$name //p" $here/packages.txt)
    for package in $packages; do
        unpack "$package" || { echo "thirdparty: cannot fetch $package" >&2; exit 2; }
    done
done

if [ -n "$record" ]; then
    for name in "${names[@]}"; do
        PYTHONPATH=$site python3 $here/use_"$name".py >$here/use_"$name".out || exit 1
    done
    exit
fi

# Builds and runs one driver; the file says how it went.
one() {
    local name=$1 out=$scratch/out
    mkdir -p "$out"
    if ! "$build"/yieldc build -O0 -I "$site" $here/use_"$name".py -o "$out/$name" 2>"$out/$name.build"; then
        echo "does not build: $(grep -m1 error "$out/$name.build")" >"$out/$name.result"
    else
        (cd "$scratch" && ulimit -v 8000000 &&
            timeout 60 "$out/$name" >"$out/$name.out" 2>"$out/$name.err" </dev/null)
        echo "status $?" >"$out/$name.result"
        cmp -s $here/use_"$name".out "$out/$name.out" && echo passed >"$out/$name.result"
    fi
}
export -f one
export build scratch site here
printf '%s\n' "${names[@]}" | xargs -P "$jobs" -I{} bash -c 'one {}; echo "  done {}"' >&2

passed=0 failed=0 known=0
for name in "${names[@]}"; do
    result=$(cat "$scratch/out/$name.result")
    listed=$(sed -n "s/^$name  *//p" $here/known.txt)
    case $result:$listed in
    passed:) passed=$((passed + 1)) ;;
    passed:?*) failed=$((failed + 1)); echo "PASSES, but known.txt names it: $name" ;;
    *:?*) known=$((known + 1)); echo "known: $name: $listed" ;;
    *)
        failed=$((failed + 1))
        echo "FAIL $name: $result"
        tail -n 2 "$scratch/out/$name.err" 2>/dev/null
        diff $here/use_"$name".out "$scratch/out/$name.out" 2>/dev/null | head -n 6
        echo "repeat with: $here/run.sh --build $build $name"
        ;;
    esac
done
echo "thirdparty: $passed passed, $failed failed, $known known to fail"
[ $failed = 0 ]
