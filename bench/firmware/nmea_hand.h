#include <stdint.h>

struct nmea_hand {
    enum { NMEA_IDLE, NMEA_BODY, NMEA_HIGH, NMEA_LOW } state;
    uint8_t size, check, high;
    uint8_t line[80];
};

void nmea_hand_init(struct nmea_hand *n);
/* The size of the sentence that the byte ends, which is in n->line; -1: there is none. */
int nmea_hand_push(struct nmea_hand *n, uint8_t byte);
