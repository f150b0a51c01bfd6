/* Reads bytes, prints what the decoder makes of them. */
#include <stdio.h>
#include "cobs.h"

static void show(struct cobs_bytes bytes)
{
    for (int64_t i = 0; i < bytes.size; i++)
        printf("%02x", bytes.data[i]);
    putchar('\n');
}

int main(void)
{
    struct cobs_decoder decoder;
    struct cobs_bytes packet;
    int byte;

    cobs_decoder_init(&decoder);
    cobs_decoder_next(&decoder, &packet);
    while ((byte = getchar()) != EOF)
        if (cobs_decoder_send(&decoder, (uint8_t)byte, &packet) == COBS_YIELDED && packet.data)
            show(packet);
    return 0;
}
