#include <stdbool.h>
#include <stdint.h>

struct slip_hand {
    uint16_t size;
    bool is_escaped, is_given;
    uint8_t packet[256];
};

void slip_hand_init(struct slip_hand *s);
/* The size of the packet that the byte ends, which is in s->packet; 0: there is none. */
int slip_hand_push(struct slip_hand *s, uint8_t byte);
