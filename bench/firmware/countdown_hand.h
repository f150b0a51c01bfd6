#include <stdbool.h>
#include <stdint.h>

/* Counts down from n to 1. */
struct countdown_hand {
    int64_t n;
    bool started;
};

void countdown_hand_init(struct countdown_hand *c, int64_t n);
/* false: it has ended. */
bool countdown_hand_next(struct countdown_hand *c, int64_t *out);
