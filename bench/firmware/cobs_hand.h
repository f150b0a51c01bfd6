#include <stdbool.h>
#include <stdint.h>

struct cobs_hand {
    uint16_t size;
    uint8_t left;
    bool is_zero, is_given;
    uint8_t frame[256];
};

void cobs_hand_init(struct cobs_hand *c);
/* The size of the frame that the byte ends, which is in c->frame; 0: there is none. */
int cobs_hand_push(struct cobs_hand *c, uint8_t byte);
