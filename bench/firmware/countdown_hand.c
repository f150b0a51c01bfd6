#include "countdown_hand.h"

void countdown_hand_init(struct countdown_hand *c, int64_t n)
{
    c->started = false;
    c->n = n;
}

bool countdown_hand_next(struct countdown_hand *c, int64_t *out)
{
    if (c->started)
        c->n--;
    c->started = true;
    if (c->n <= 0) {
        c->n = 1; /* stays at its end */
        return false;
    }
    *out = c->n;
    return true;
}
