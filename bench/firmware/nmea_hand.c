#include "nmea_hand.h"

void nmea_hand_init(struct nmea_hand *n)
{
    n->state = NMEA_IDLE;
    n->size = n->check = n->high = 0;
}

static int digit(uint8_t byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -256;
}

static int body(struct nmea_hand *n, uint8_t byte)
{
    if (byte == '*') {
        n->state = NMEA_HIGH;
    } else if (byte == '$') {
        n->size = n->check = 0;
    } else if (n->size == sizeof n->line) {
        n->state = NMEA_IDLE;
    } else {
        n->line[n->size++] = byte;
        n->check ^= byte;
    }
    return -1;
}

int nmea_hand_push(struct nmea_hand *n, uint8_t byte)
{
    switch (n->state) {
    case NMEA_BODY: return body(n, byte);
    case NMEA_HIGH:
        n->high = (uint8_t)(digit(byte) < 0 ? 0x80 : digit(byte));
        n->state = NMEA_LOW;
        return -1;
    case NMEA_LOW:
        n->state = NMEA_IDLE;
        return n->high < 16 && n->high * 16 + digit(byte) == n->check ? n->size : -1;
    default:
        if (byte == '$') {
            n->size = n->check = 0;
            n->state = NMEA_BODY;
        }
        return -1;
    }
}
