# Displays, calls, f-strings and parameters that grow step by step, since they are long, do what
# CPython does. So do 1,120 elifs, which are too many to be optimised, and compile without a warning.
kinds="call_of_calls call_with_keywords f_string parameters table_of_dicts"
out=$(mktemp -d)
mkdir "$out/programs"
python3 ../../bench/compile.py --write "$out/programs" --scale 0.1 $kinds
"$YIELDC" build -O0 "$out"/programs/*.py -o "$out/built"
python3 ../../bench/compile.py --write "$out" --scale 1.6 elifs
"$YIELDC" build --keep-c "$out/elifs.py" -o "$out/built/elifs"
for program in $kinds elifs; do
    echo "$program: $("$out/built/$program" 2>&1)"
done
grep -c ^YR_LARGE "$out/built/elifs.c"
for compiler in gcc clang; do
    $compiler -std=c11 -Wall -Wextra -Werror -I../../runtime/include -fsyntax-only \
        "$out/built/elifs.c" 2>&1 | head -n 5
done
rm -rf "$out"
