# What `translate --freestanding` writes: the files, their stability, other compilers.
out=$(mktemp -d)
cp ../freestanding/slip_decoder.py ../../examples/firmware/*.py "$out"
cd "$out" || exit

# The header stands beside the C, or where it is told; neither is there when the module is refused.
"$YIELDC" translate --freestanding slip_decoder.py -o slip_decoder.c && ls slip_decoder.[ch]
mkdir include
"$YIELDC" translate --freestanding slip_decoder.py -o again.c --header include/slip.h && ls include
diff slip_decoder.c again.c
printf 'def f(n):\n    return n\n' >refused.py
"$YIELDC" translate --freestanding refused.py -o refused.c 2>&1 | head -n 1
ls refused.c refused.h 2>&1 | sed 's/.*: cannot/cannot/; s/ls: //'
"$YIELDC" translate --freestanding slip_decoder.py 2>&1
"$YIELDC" translate --int32 slip_decoder.py 2>&1

# A change of one line of Python changes the lines of C that belong to it.
sed 's/if size < 64:/if size < 60:/' slip_decoder.py >changed.py
mkdir changed
mv changed.py changed/slip_decoder.py
(cd changed && "$YIELDC" translate --freestanding slip_decoder.py -o slip_decoder.c)
diff slip_decoder.c changed/slip_decoder.c
diff slip_decoder.h changed/slip_decoder.h

# No compiler warns, in a freestanding environment with ints of either size. Those that are not there
# are not asked.
for compiler in arm-none-eabi-gcc avr-gcc riscv64-unknown-elf-gcc "gcc -m32" clang; do
    # shellcheck disable=SC2086
    echo 'int x;' | $compiler -ffreestanding -x c -c -o probe.o - 2>/dev/null || continue
    for name in slip countdown cobs nmea debounce pid modbus; do
        for bits in "" --int32; do
            # shellcheck disable=SC2086
            "$YIELDC" translate --freestanding $bits $name.py -o $name.c &&
                $compiler -std=c11 -pedantic -ffreestanding -nostdlib -Wall -Wextra -Wconversion \
                    -Werror -Os -c $name.c -o $name.o || echo "$compiler $name $bits"
        done
    done
done

# Other machines, in an emulator, print what python3 did; nothing of a C library is there.
cp "$OLDPWD"/../freestanding/start.c "$OLDPWD"/../../examples/firmware/slip.* "$out"
od -An -v -tu1 slip.in | sed 's/\([0-9]\+\)/\1,/g' >input.h
for bits in "" --int32; do
    # shellcheck disable=SC2086
    "$YIELDC" translate --freestanding $bits slip.py -o slip.c
    for pair in "arm-none-eabi-gcc -mcpu=cortex-a7:qemu-arm" \
        "riscv64-unknown-elf-gcc -Wl,--no-relax,--no-warn-rwx-segments:qemu-riscv64"; do
        compiler=${pair%:*} emulator=${pair#*:}
        command -v "${compiler%% *}" "$emulator" >/dev/null || continue
        # shellcheck disable=SC2086
        $compiler -std=c11 -ffreestanding -nostdlib -Os -Wl,-e,_start start.c slip.c -lgcc -o slip &&
            $emulator ./slip | diff slip.out -
    done
done
rm -rf "$out"
