/* The frame of a generator: which registers live in it, and the table of its suspension points. */
#ifndef YIELDC_FRAME_H
#define YIELDC_FRAME_H

#include "ir/ir.h"

/*
 * Numbers the suspension points of a generator from 1 and gives frame slots to its named registers
 * and to the temporaries that live across a suspension; all other registers stay C variables. Sets
 * suspensions, slots, named_slots, reg->slot and instr->state. For a plain function it only sets
 * needs_frame.
 */
void layout_frame(struct function *f);

/* --dump=frame */
void frame_dump(FILE *out, const struct function *f);

#endif
