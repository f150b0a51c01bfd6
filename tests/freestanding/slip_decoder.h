/* Written by yieldc translate --freestanding from slip_decoder.py. */
#ifndef SLIP_DECODER_H
#define SLIP_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a step of a generator came to. */
enum slip_decoder_step { SLIP_DECODER_YIELDED, SLIP_DECODER_RETURNED, SLIP_DECODER_RAISED };

/* Exceptions. What was raised is an uint32_t: 0, or one of these and its line in slip_decoder.py. */
enum slip_decoder_error {
    SLIP_DECODER_GENERATOR_EXIT = 1,
    SLIP_DECODER_TIMEOUT_ERROR,
    SLIP_DECODER_RUNTIME_ERROR,
    SLIP_DECODER_TYPE_ERROR,
    SLIP_DECODER_VALUE_ERROR
};

#define SLIP_DECODER_RAISE(error, line) ((uint32_t)(error) | (uint32_t)(line) << 8)
#define SLIP_DECODER_ERROR_OF(raised)   ((enum slip_decoder_error)((raised) & 0xff))
#define SLIP_DECODER_LINE_OF(raised)    ((raised) >> 8)
#define SLIP_DECODER_DONE               0xff /* the state of a generator that has ended */

/* None, where that can be: data is NULL. */
struct slip_decoder_bytes {
    const uint8_t *data;
    int64_t size;
};

/* Takes the bytes of a line; gives each packet when its last byte has come. */
struct slip_decoder {
    uint32_t raised;
    uint8_t size;
    uint8_t state;
    uint8_t packet[64];
};
#define SLIP_DECODER_SIZE 72
_Static_assert(sizeof(struct slip_decoder) <= SLIP_DECODER_SIZE, "the size of slip_decoder");

static inline void slip_decoder_init(struct slip_decoder *g)
{
    g->state = 0;
}

enum slip_decoder_step slip_decoder_resume(struct slip_decoder *g, int64_t byte,
                                           struct slip_decoder_bytes *out);

static inline enum slip_decoder_step slip_decoder_throw(struct slip_decoder *g,
    enum slip_decoder_error error, struct slip_decoder_bytes *out)
{
    static const uint16_t lines[] = {9, 14, 17, 27};
    (void)out;
    g->raised = SLIP_DECODER_RAISE(error, g->state == SLIP_DECODER_DONE ? 0 : lines[g->state]);
    g->state = SLIP_DECODER_DONE;
    return SLIP_DECODER_RAISED;
}

static inline bool slip_decoder_awaits(const struct slip_decoder *g)
{
    switch (g->state) {
    case 1: return true;
    case 2: return true;
    default: return false;
    }
}

static inline enum slip_decoder_step slip_decoder_next(struct slip_decoder *g,
    struct slip_decoder_bytes *out)
{
    if (slip_decoder_awaits(g))
        return slip_decoder_throw(g, SLIP_DECODER_TYPE_ERROR, out);
    return slip_decoder_resume(g, 0, out);
}

static inline enum slip_decoder_step slip_decoder_send(struct slip_decoder *g, int64_t value,
    struct slip_decoder_bytes *out)
{
    if (g->state == 0) { /* next() comes first */
        g->raised = SLIP_DECODER_RAISE(SLIP_DECODER_TYPE_ERROR, 0);
        return SLIP_DECODER_RAISED;
    }
    return slip_decoder_resume(g, value, out);
}

static inline enum slip_decoder_step slip_decoder_close(struct slip_decoder *g)
{
    g->state = SLIP_DECODER_DONE;
    return SLIP_DECODER_RETURNED;
}

#endif
