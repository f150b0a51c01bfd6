#include "debounce_hand.h"

void debounce_hand_init(struct debounce_hand *d, int64_t ticks)
{
    d->ticks = d->left = ticks;
    d->is_pressed = false;
}

bool debounce_hand_tick(struct debounce_hand *d, bool level)
{
    if (level == d->is_pressed) {
        d->left = d->ticks;
    } else if (d->left > 1) {
        d->left--;
    } else {
        d->is_pressed = level;
        d->left = d->ticks;
    }
    return d->is_pressed;
}
