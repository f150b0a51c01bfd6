# The examples of embedding from an installed yieldc: each by its Makefile, one by CMake and Meson too,
# and from C++. Where there is no CMake or no Meson, that part is left out: the
# machine need not have them.
root=$PWD/../.. build=$(dirname "$YIELDC")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
variant=${build#"$(cd "$root" && pwd)/build"}
make -s -C "$root" -o all install VARIANT="${variant#/}" DESTDIR="$out" PREFIX=/opt/yieldc || exit
export PATH=$out/opt/yieldc/bin:$PATH PKG_CONFIG_PATH=$out/opt/yieldc/lib/pkgconfig
export LDFLAGS=${CFLAGS-}
cp -r ../../examples/embed "$out/embed"
cd "$out/embed" || exit

run() { # PROGRAM FOLDER
    if [ -f "$2/input" ]; then "$1" <"$2/input"; else "$1"; fi
    echo "status $?"
}

for example in calculator game callback; do
    echo "-- $example"
    make -s -C $example 2>&1 && run ./$example/$example $example
done

run calculator/calculator calculator >"$out/expected"
same_output() { run "$1" calculator | diff "$out/expected" - && echo "$2 builds the same"; }

if command -v cmake >/dev/null; then
    cmake -S calculator -B "$out/cmake" -DCMAKE_PREFIX_PATH="$out/opt/yieldc" >"$out/log" 2>&1 &&
        cmake --build "$out/cmake" >>"$out/log" 2>&1 || tail -n 20 "$out/log"
    same_output "$out/cmake/calculator" CMake
else
    echo "CMake builds the same" # it is not there to show it
fi
if command -v meson >/dev/null; then
    meson setup "$out/meson" calculator >"$out/log" 2>&1 &&
        meson compile -C "$out/meson" >>"$out/log" 2>&1 || tail -n 20 "$out/log"
    same_output "$out/meson/calculator" Meson
else
    echo "Meson builds the same" # the same
fi

# The header of a library from C++.
cat >"$out/main.cc" <<'END'
#include "calc.h"
#include "story.h"
int main()
{
    story_thief handle{};
    if (calc_open() < 0)
        return 1;
    yr_value line = yr_str_from_c("1 + 1"), value = calc_evaluate(line);
    double d = 0;
    int failed = value ? yr_to_double(value, &d) : -1;
    yr_xdrop(value);
    yr_drop(line);
    story_thief_close(&handle);
    return calc_close() || failed || d != 2;
}
END
# shellcheck disable=SC2046,SC2086
g++ -Wall -Wextra -Werror -Wno-missing-field-initializers ${CFLAGS-} $(pkg-config --cflags yieldrt) \
    -Icalculator -Igame "$out/main.cc" calculator/calc.o game/story.o $(pkg-config --libs yieldrt) -o "$out/main" &&
    "$out/main"
echo "C++: status $?"
