/* Written by yieldc translate --freestanding from slip_decoder.py. */
#include "slip_decoder.h"

#define END 0xc0
#define ESC 0xdb
#define ESC_END 0xdc
#define ESC_ESC 0xdd

enum slip_decoder_step slip_decoder_resume(struct slip_decoder *g, int64_t byte,
                                           struct slip_decoder_bytes *out)
{
    out->data = NULL;
    switch (g->state) {
    case 0:
        for (;;) {
            g->size = 0;
            g->state = 1;
            return SLIP_DECODER_YIELDED;
            while (byte != END) {
                if (byte == ESC) {
                    g->state = 2;
                    return SLIP_DECODER_YIELDED;
                case 2:
                    if (byte == ESC_END) {
                        byte = END;
                    } else if (byte == ESC_ESC) {
                        byte = ESC;
                    }
                }
                if (g->size < 64) {
                    g->packet[g->size++] = (uint8_t)(byte & 0xff);
                }
                g->state = 1;
                return SLIP_DECODER_YIELDED;
            case 1:;
            }
            if (g->size != 0) {
                *out = (struct slip_decoder_bytes){g->packet, g->size};
                g->state = 3;
                return SLIP_DECODER_YIELDED;
            }
            /* fall through */
        case 3:;
        }
    }
    return SLIP_DECODER_RETURNED;
}
