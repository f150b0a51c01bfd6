# The headers can be included from C++: no name of them is a word of that language.
file=${TMPDIR:-/tmp}/header.$$.cc
include() { # HEADER TEXT
    printf '#include <%s>\n%s\n' "$1" "$2" >"$file"
    for compiler in g++ clang++; do
        command -v $compiler >/dev/null || continue
        $compiler -std="$standard" -Wall -Wextra -Wno-missing-field-initializers -fsyntax-only \
            -I../../runtime/include "$file" 2>&1 | head -n 5
    done
    echo "$standard $1"
}
for standard in c++11 c++17 c++20; do
    include yieldrt.h 'yr_value (*get)(yr_value, yr_value) = yr_getattr;'
    include yieldabi.h 'yr_value (*call)(yr_value, yr_value *, size_t) = yr_call;'
done
rm -f "$file"
