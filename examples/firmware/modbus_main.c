/* Reads lines of hexadecimal digits; the end of a line is silence. */
#include <stdio.h>
#include "modbus.h"

static void show(struct modbus_bytes bytes)
{
    for (int64_t i = 0; i < bytes.size; i++)
        printf("%02x", bytes.data[i]);
    putchar('\n');
}

static void feed_line(struct modbus_receiver *receiver, const char *line)
{
    struct modbus_bytes frame;
    unsigned byte;

    for (; sscanf(line, "%2x", &byte) == 1; line += 2)
        modbus_receiver_send(receiver, (uint8_t)byte, &frame);
    if (modbus_receiver_next(receiver, &frame) == MODBUS_YIELDED && frame.data)
        show(frame);
}

int main(void)
{
    static char line[1024];
    struct modbus_receiver receiver;
    struct modbus_bytes none;

    modbus_receiver_init(&receiver, 17);
    modbus_receiver_next(&receiver, &none);
    while (fgets(line, sizeof line, stdin))
        feed_line(&receiver, line);
    return 0;
}
