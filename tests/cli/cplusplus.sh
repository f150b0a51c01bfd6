# The header can be included from C++: no name of it is a word of that language.
echo '#include <yieldrt.h>
yr_value (*call)(yr_value, yr_value *, size_t) = yr_call;' >"${TMPDIR:-/tmp}/header.$$.cc"
for standard in c++11 c++17 c++20; do
    for compiler in g++ clang++; do
        command -v $compiler >/dev/null || continue
        $compiler -std=$standard -Wall -Wextra -Wno-missing-field-initializers -fsyntax-only \
            -I../../runtime/include "${TMPDIR:-/tmp}/header.$$.cc" 2>&1 | head -n 5
    done
    echo "$standard"
done
rm -f "${TMPDIR:-/tmp}/header.$$.cc"
