/* held.c - frames with unboxed slots: their arguments, and their values as Python sees them.
 *
 * Data layout: the state struct is plain C, so an unboxed variable takes what its C type takes. Its
 * yr_slot has the type, and what it holds now (a yr_value, an unboxed one, nothing) is a letter of
 * layout->held[state->state]: see yieldabi.h. Nothing in the frame itself says so. Clearing and
 * traversal pass over what is no yr_value (yr_is_held_boxed); f_locals and frames that outlive
 * their generator get boxes, which are made here. A frame without unboxed slots has no `held`, and
 * does not come here.
 *
 * Boxing may fail for want of memory, but runs no code: numbers are not tracked by the collector.
 */
#include "generator.h"

static char *place_of(yr_generator *g, const yr_slot *slot)
{
    return (char *)(g + 1) + slot->offset;
}

/* new or 0. */
static yr_value box(yr_generator *g, const yr_slot *slot)
{
    const char *from = place_of(g, slot);
    int i;
    int64_t wide;
    double d;
    switch (slot->representation) {
    case YR_REP_RAW: memcpy(&i, from, sizeof i); return yr_int(i);
    case YR_REP_I64: memcpy(&wide, from, sizeof wide); return yr_int_from_i64(wide);
    case YR_REP_F64: memcpy(&d, from, sizeof d); return yr_float(d);
    default: return 0;
    }
}

int yr_slot_value(yr_generator *g, int i, yr_value *v)
{
    const char *row = yr_held_row(g);
    const yr_slot *slot = &yr_code_of(g)->frame->slots[i];
    if (yr_is_held_boxed(row, i)) {
        *v = yr_xretain(*yr_slot_at(g, slot->offset));
        return *v != 0;
    }
    bool bound = row[i] != YR_HELD_NOTHING;
    *v = bound ? box(g, slot) : 0;
    return !bound ? 0 : *v ? 1 : -1;
}

/* ---- Arguments ------------------------------------------------------------------------------ */

/* False: v is of another type, or too large. */
static bool unbox(yr_generator *g, const yr_slot *slot, yr_value v)
{
    char *to = place_of(g, slot);
    int64_t wide;
    double d;
    if (slot->representation == YR_REP_I64 && yr_int_get(v, &wide)) {
        memcpy(to, &wide, sizeof wide);
        return true;
    }
    if (slot->representation == YR_REP_F64 && yr_type_of(v) == YR_TYPE_ID(float) &&
        yr_float_get(v, &d)) {
        memcpy(to, &d, sizeof d);
        return true;
    }
    return false;
}

/* Do all arguments fit, and are in their slots? */
static bool unbox_all(yr_generator *g, const yr_value *args, int n)
{
    const char *row = yr_held_row(g);
    const yr_slot *slots = yr_code_of(g)->frame->slots;
    for (int i = 0; i < n; i++)
        if (!yr_is_held_boxed(row, i) && !unbox(g, &slots[i], args[i]))
            return false;
    return true;
}

void yr_put_arguments(yr_generator *g, yr_value *args, int n)
{
    const yr_frame_layout *layout = yr_code_of(g)->frame;
    if (!unbox_all(g, args, n))
        yr_state_of(g)->state = layout->boxed_start;
    const char *row = yr_held_row(g);
    for (int i = 0; i < n; i++) {
        if (yr_is_held_boxed(row, i))
            *yr_slot_at(g, layout->slots[i].offset) = args[i];
        else
            yr_drop(args[i]);
    }
}
