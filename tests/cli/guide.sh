# What docs/embedding.md says first works as it stands there: its first two files, and what they print.
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
first() { # LANGUAGE: the first block of it
    sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" ../../docs/embedding.md | sed '1d; /^```$/,$d'
}
first python >"$out/greet.py"
first c >"$out/main.c"
include=$PWD/../../runtime/include
cd "$out" || exit
"$YIELDC" translate --library greet.py -o greet.c || exit
# shellcheck disable=SC2086
cc -Wall -Wextra -Werror ${CFLAGS-} -I"$include" main.c greet.c "$(dirname "$YIELDC")/libyieldrt.a" \
    -lgmp -lutf8proc -lpcre2-8 -lpcre2-16 -lpcre2-32 -lm -o greet && ./greet
