/*
 * A program without a C library that feeds the bytes of input.h to the SLIP decoder and writes what it
 * gives, for emulators of other machines: Linux's system calls are all it needs.
 */
#include "slip.h"

static const unsigned char input[] = {
#include "input.h"
};

static long system_call(long number, long a, const void *b, long c)
{
#if defined __arm__
    register long r7 __asm__("r7") = number, r0 __asm__("r0") = a, r2 __asm__("r2") = c;
    register const void *r1 __asm__("r1") = b;
    __asm__ volatile("svc 0" : "+r"(r0) : "r"(r7), "r"(r1), "r"(r2) : "memory");
    return r0;
#elif defined __riscv
    register long a7 __asm__("a7") = number, a0 __asm__("a0") = a, a2 __asm__("a2") = c;
    register const void *a1 __asm__("a1") = b;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2) : "memory");
    return a0;
#endif
}

#if defined __arm__
enum { WRITE = 4, EXIT = 1 };
#else
enum { WRITE = 64, EXIT = 93 };
#endif

void *memset(void *to, int value, size_t size)
{
    volatile unsigned char *p = to;

    while (size-- > 0)
        *p++ = (unsigned char)value;
    return to;
}

static void show(struct slip_bytes packet)
{
    static const char digits[] = "0123456789abcdef";
    char two[2];

    for (int i = 0; i < packet.size; i++) {
        two[0] = digits[packet.data[i] >> 4];
        two[1] = digits[packet.data[i] & 15];
        system_call(WRITE, 1, two, 2);
    }
    system_call(WRITE, 1, "\n", 1);
}

void _start(void)
{
    static struct slip_decoder decoder;
    struct slip_bytes packet;

    slip_decoder_init(&decoder);
    slip_decoder_next(&decoder, &packet);
    for (size_t i = 0; i < sizeof input; i++)
        if (slip_decoder_send(&decoder, input[i], &packet) == SLIP_YIELDED && packet.data)
            show(packet);
    system_call(EXIT, 0, NULL, 0);
}
