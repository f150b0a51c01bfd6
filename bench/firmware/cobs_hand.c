#include "cobs_hand.h"

void cobs_hand_init(struct cobs_hand *c)
{
    c->size = 0;
    c->left = 0;
    c->is_zero = false;
    c->is_given = false;
}

int cobs_hand_push(struct cobs_hand *c, uint8_t byte)
{
    if (c->is_given)
        cobs_hand_init(c);
    if (byte == 0 || c->size == sizeof c->frame) {
        c->is_given = true;
        return byte == 0 && c->left == 0 ? c->size : 0;
    }
    if (c->left > 0) {
        c->frame[c->size++] = byte;
        c->left--;
        return 0;
    }
    if (c->is_zero)
        c->frame[c->size++] = 0;
    c->left = (uint8_t)(byte - 1);
    c->is_zero = c->left < 254;
    return 0;
}
