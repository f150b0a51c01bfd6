/* Written by yieldc translate --freestanding from countdown.py. */
#include "countdown.h"

enum countdown_step countdown_next(struct countdown *g, int64_t *out)
{
    switch (g->state) {
    case 0:
        g->state = 1;
        while (g->n > 0) {
            *out = g->n;
            return COUNTDOWN_YIELDED;
        case 1:
            g->n--;
        }
    }
    g->state = COUNTDOWN_DONE;
    return COUNTDOWN_RETURNED;
}
