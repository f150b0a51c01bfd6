/* Written by yieldc translate --freestanding from countdown.py. */
#ifndef COUNTDOWN_H
#define COUNTDOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a step of a generator came to. */
enum countdown_step { COUNTDOWN_YIELDED, COUNTDOWN_RETURNED, COUNTDOWN_RAISED };

/* Exceptions. What was raised is an uint32_t: 0, or one of these and its line in countdown.py. */
enum countdown_error {
    COUNTDOWN_GENERATOR_EXIT = 1,
    COUNTDOWN_TIMEOUT_ERROR,
    COUNTDOWN_RUNTIME_ERROR,
    COUNTDOWN_VALUE_ERROR
};

#define COUNTDOWN_RAISE(error, line) ((uint32_t)(error) | (uint32_t)(line) << 8)
#define COUNTDOWN_ERROR_OF(raised)   ((enum countdown_error)((raised) & 0xff))
#define COUNTDOWN_LINE_OF(raised)    ((raised) >> 8)
#define COUNTDOWN_DONE               0xff /* the state of a generator that has ended */

/* Counts down from n to 1. */
struct countdown {
    int64_t n;
    uint32_t raised;
    uint8_t state;
};
#define COUNTDOWN_SIZE 16
_Static_assert(sizeof(struct countdown) <= COUNTDOWN_SIZE, "the size of countdown");

static inline void countdown_init(struct countdown *g, int64_t n)
{
    g->state = 0;
    g->n = n;
}

enum countdown_step countdown_next(struct countdown *g, int64_t *out);

static inline enum countdown_step countdown_throw(struct countdown *g, enum countdown_error error,
                                                  int64_t *out)
{
    static const uint16_t lines[] = {1, 4};
    (void)out;
    g->raised = COUNTDOWN_RAISE(error, g->state == COUNTDOWN_DONE ? 0 : lines[g->state]);
    g->state = COUNTDOWN_DONE;
    return COUNTDOWN_RAISED;
}

static inline enum countdown_step countdown_close(struct countdown *g)
{
    g->state = COUNTDOWN_DONE;
    return COUNTDOWN_RETURNED;
}

#endif
