/* Reads bytes, prints what the decoder makes of them. */
#include <stdio.h>
#include "slip.h"

static void show(struct slip_bytes bytes)
{
    for (int64_t i = 0; i < bytes.size; i++)
        printf("%02x", bytes.data[i]);
    putchar('\n');
}

int main(void)
{
    struct slip_decoder decoder;
    struct slip_bytes packet;
    int byte;

    slip_decoder_init(&decoder);
    slip_decoder_next(&decoder, &packet);
    while ((byte = getchar()) != EOF)
        if (slip_decoder_send(&decoder, (uint8_t)byte, &packet) == SLIP_YIELDED && packet.data)
            show(packet);
    return 0;
}
