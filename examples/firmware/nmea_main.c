/* Reads bytes, prints what the decoder makes of them. */
#include <stdio.h>
#include "nmea.h"

static void show(struct nmea_bytes bytes)
{
    for (int64_t i = 0; i < bytes.size; i++)
        printf("%02x", bytes.data[i]);
    putchar('\n');
}

int main(void)
{
    struct nmea_parser decoder;
    struct nmea_bytes packet;
    int byte;

    nmea_parser_init(&decoder);
    nmea_parser_next(&decoder, &packet);
    while ((byte = getchar()) != EOF)
        if (nmea_parser_send(&decoder, (uint8_t)byte, &packet) == NMEA_YIELDED && packet.data)
            show(packet);
    return 0;
}
