/* Written by yieldc translate --freestanding from slip_decoder.py. */
#include "slip_decoder.h"

#define END INT64_C(0xc0)
#define ESC INT64_C(0xdb)
#define ESC_END INT64_C(0xdc)
#define ESC_ESC INT64_C(0xdd)

void *memset(void *to, int value, size_t size);

void slip_decoder_init(struct slip_decoder *g)
{
    g->state = 0;
    g->raised = 0;
}

enum slip_decoder_step slip_decoder_resume(struct slip_decoder *g, int64_t sent,
                                           struct slip_decoder_bytes *out)
{
    int64_t byte;

    switch (g->state) {
    case 0:
        memset(g->packet, 0, sizeof g->packet);
        for (;;) {
            g->size = 0;
            out->data = NULL;
            g->state = 1;
            return SLIP_DECODER_YIELDED;
        case 1:
            byte = sent;
            while (byte != END) {
                if (byte == ESC) {
                    out->data = NULL;
                    g->state = 2;
                    return SLIP_DECODER_YIELDED;
                case 2:
                    byte = sent;
                    if (byte == ESC_END) {
                        byte = END;
                    } else if (byte == ESC_ESC) {
                        byte = ESC;
                    }
                }
                if (g->size < 64) {
                    g->packet[g->size] = (uint8_t)(byte & 0xff);
                    g->size++;
                }
                out->data = NULL;
                g->state = 3;
                return SLIP_DECODER_YIELDED;
            case 3:
                byte = sent;
            }
            if (g->size != 0) {
                *out = (struct slip_decoder_bytes){g->packet, g->size};
                g->state = 4;
                return SLIP_DECODER_YIELDED;
            case 4:;
            }
        }
    }
    g->state = SLIP_DECODER_DONE;
    return SLIP_DECODER_RETURNED;
}
