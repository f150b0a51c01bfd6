#include <stdbool.h>
#include <stdint.h>

struct debounce_hand {
    int64_t ticks, left;
    bool is_pressed;
};

void debounce_hand_init(struct debounce_hand *d, int64_t ticks);
bool debounce_hand_tick(struct debounce_hand *d, bool level);
