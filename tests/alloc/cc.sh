#!/bin/sh
# The C compiler for programs whose allocations are to fail: what `yieldc build --cc` calls. $FAILING
# is the folder of failing.o and, where there is one, of the archive that stands in for the usual one.
wrap=-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=aligned_alloc,--wrap=strdup
for word; do
    shift
    case $word in
    */libyieldrt.a)
        set -- "$@" "$FAILING"/*.o
        [ ! -f "$FAILING/libyieldrt.a" ] || word=$FAILING/libyieldrt.a
        ;;
    esac
    set -- "$@" "$word"
done
exec ${CC:-gcc} $FAILING_FLAGS $wrap "$@"
