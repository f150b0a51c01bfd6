#include "slip_hand.h"

enum { END = 0xC0, ESC = 0xDB, ESC_END = 0xDC, ESC_ESC = 0xDD };

void slip_hand_init(struct slip_hand *s)
{
    s->size = 0;
    s->is_escaped = false;
    s->is_given = false;
}

int slip_hand_push(struct slip_hand *s, uint8_t byte)
{
    if (s->is_given) {
        s->size = 0;
        s->is_given = false;
    }
    if (s->is_escaped) {
        s->is_escaped = false;
        if (byte == ESC_END)
            byte = END;
        else if (byte == ESC_ESC)
            byte = ESC;
    } else if (byte == END) {
        s->is_given = s->size > 0;
        return s->size;
    } else if (byte == ESC) {
        s->is_escaped = true;
        return 0;
    }
    if (s->size < sizeof s->packet)
        s->packet[s->size++] = byte;
    return 0;
}
