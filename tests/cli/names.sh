# No name of a program stops the C compiler: every word of C and C++, every identifier and macro of
# the header and of what it includes, every name that emitted text uses, as each kind of name.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
include=../../runtime/include

words() { grep -ohE '[A-Za-z_][A-Za-z0-9_]*' "$@"; }

# What Python keeps for itself.
python='False None True and as assert async await break class continue def del elif else except
finally for from global if import in is lambda nonlocal not or pass raise return try while with yield
__debug__'

{
    printf '%s\n' alignas alignof and and_eq asm atomic_cancel auto bitand bitor bool case catch char \
        char16_t char32_t char8_t co_await co_return co_yield compl concept const const_cast consteval \
        constexpr constinit decltype default delete do double dynamic_cast enum explicit export extern \
        float fortran friend goto i386 inline int linux long mutable namespace new noexcept not_eq \
        nullptr operator or_eq private protected public register reinterpret_cast requires restrict \
        short signed sizeof static static_assert static_cast struct switch template this thread_local \
        throw typedef typeid typename typeof typeof_unqual union unix unsigned using virtual void \
        volatile wchar_t xor xor_eq main programs file all K G K_body here module_def __x86_64_ __ __1 _A ___ yr yr_ YR
    echo '#include <yieldabi.h>' >"$folder/all.c"
    for compiler in gcc clang; do
        "$compiler" -I$include -E -dM "$folder/all.c" | words
        "$compiler" -I$include -E "$folder/all.c" | grep -v '^#' | words
    done
    words ../c/*.c
} | sort -u | grep -vxF "$(printf '%s\n' $python)" >"$folder/words"

# Those that stand for themselves; what the compiler defines, __x86_64__ and so on, is all alike.
grep -vE '^__[a-zA-Z]' "$folder/words" >"$folder/plain"

# Twenty words at a time as the variables of functions that declare all helpers; each as a function,
# a class, a global. All in modules of forty words, since compilers are slow in long functions.
variables() { # WORD,WORD...
    cat <<END
def plain(zseq, $1, zx, *zargs):
    for zx in zseq:
        with zx as zx:
            print(zx.zname(zname=1))
    if zx: return zseq[0]
    za, *zb = zx
    return $1
def cells(zseq, zx):
    ($1) = zseq
    return lambda: ($1)
def generator(zseq):
    for $1 in zseq:
        zx = yield zx
        print($1)
async def delegates($1):
    return [await zx async for zx in zx]
class Body:
    ($1) = range(20)
    def body($1): return __class__
END
}
each() { while read -r w; do printf '%s\n' "${1//NAME/$w}"; done; }

mkdir "$folder/locals" "$folder/globals" "$folder/generators" "$folder/classes" "$folder/modules" \
    "$folder/attributes"
split -l 40 "$folder/plain" "$folder/part_"
for part in "$folder"/part_*; do
    name=z${part##*/} rest=$(tail -n +21 "$part" | paste -sd,)
    { variables "zp,$(head -n 20 "$part" | paste -sd,)"; variables "zp,zq${rest:+,$rest}"; } >"$folder/locals/$name.py"
    each 'NAME = "NAME"' <"$part" >"$folder/globals/$name.py"
    each $'def NAME():\n    yield "body", "code", START' <"$part" >"$folder/generators/$name.py"
    each $'class NAME: body = "code"' <"$part" >"$folder/classes/$name.py"
    { echo 'def f(x):'; each $'    x.NAME = x.NAME(NAME="NAME")' <"$part"; } >"$folder/attributes/$name.py"
    for program in locals globals generators classes attributes; do
        echo "import $name" >>"$folder/$program/all.py"
    done
done

# Words as modules, with names of the file in each.
grep -E '^(yr|YR|[a-z]+_t$|[A-Za-z_]{1,3}$)' "$folder/words" | head -n 200 | while read -r w; do
    printf 'file = module_def = 1\ndef %s(): pass\n' "$w" >"$folder/modules/$w.py"
    echo "import $w" >>"$folder/modules/all.py"
done

for program in locals globals generators classes modules attributes; do
    "$YIELDC" translate "$folder/$program/all.py" -o "$folder/out.c" || exit
    clang -std=gnu2x -fsyntax-only -Wall -Wextra -Werror -I$include "$folder/out.c" 2>&1 |
        sed "s|$folder/||" | head -n 8
    echo "names of $program compile"
done
