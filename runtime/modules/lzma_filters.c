/* lzma_filters.c - filters of _lzma: liblzma's structs from dicts, and dicts from those. */
#include <stdlib.h>
#include "lzma_parts.h"

/* borrowed: spec[name] as new reference in *v: 1, 0 if there is none, -1. */
static int find(yr_value spec, const char *name, yr_value *v)
{
    yr_value key = yr_str_from_c(name);
    if (!key)
        return -1;
    *v = yr_getitem(spec, key);
    yr_drop(key);
    if (*v)
        return 1;
    if (!yr_pending_is(YR_EXC(KeyError)))
        return -1;
    yr_clear_pending();
    return 0;
}

/* A number of at most `most` under that name; *out stays if there is none. 0 or -1. */
static int number(yr_value spec, const char *name, uint64_t most, uint64_t *out)
{
    yr_value v;
    int64_t i = 0;
    int found = find(spec, name, &v);
    if (found <= 0)
        return found;
    yr_value index = yr_index(v);
    yr_drop(v);
    if (!index)
        return -1;
    int r = yr_is_int(index) ? 0 : yr_to_i64(index, &i);
    if (yr_is_int(index))
        i = yr_int_value(index);
    yr_drop(index);
    if (r == 0 && (i < 0 || (uint64_t)i > most)) {
        if (i < 0)
            yr_raise_format(YR_EXC(OverflowError), "can't convert negative int to unsigned");
        else
            yr_raise_format(YR_EXC(OverflowError), "Value too large for uint32_t type");
        r = -1;
    }
    if (r == 0)
        *out = (uint64_t)i;
    return r;
}

/* Has the dict other keys than these? 1, 0, -1. */
static int has_other_keys(yr_value spec, const char *const *names)
{
    yr_value iterator = yr_iter(spec), key;
    int r = iterator ? 0 : -1, more = 0;
    while (r == 0 && (more = yr_next(iterator, &key)) > 0) {
        r = 1;
        for (int i = 0; names[i] && r; i++)
            r = !(YR_IS_STR(key) && yr_str_is(key, names[i]));
        yr_drop(key);
    }
    yr_xdrop(iterator);
    return more < 0 ? -1 : r;
}

static int check_keys(yr_value spec, const char *const *names, const char *what)
{
    int other = has_other_keys(spec, names);
    if (other > 0)
        yr_value_error("Invalid filter specifier for %s filter", what);
    return other ? -1 : 0;
}

static int lzma_options(yr_value spec, lzma_filter *filter)
{
    static const char *const names[] = {"id",   "preset",   "dict_size", "lc",    "lp", "pb",
                                        "mode", "nice_len", "mf",        "depth", NULL};
    if (check_keys(spec, names, "LZMA") < 0)
        return -1;
    uint64_t preset = LZMA_PRESET_DEFAULT;
    if (number(spec, "preset", UINT32_MAX, &preset) < 0)
        return -1;
    lzma_options_lzma *o = calloc(1, sizeof *o);
    if (!o)
        return yr_no_memory(), -1;
    filter->options = o;
    if (lzma_lzma_preset(o, (uint32_t)preset)) {
        yr_raise_format(yr_lzma_error, "Invalid compression preset: %u", (unsigned)preset);
        return -1;
    }
    uint64_t mode = o->mode, mf = o->mf,
             v[6] = {o->dict_size, o->lc, o->lp, o->pb, o->nice_len, o->depth};
    if (number(spec, "dict_size", UINT32_MAX, &v[0]) < 0 ||
        number(spec, "lc", UINT32_MAX, &v[1]) < 0 || number(spec, "lp", UINT32_MAX, &v[2]) < 0 ||
        number(spec, "pb", UINT32_MAX, &v[3]) < 0 || number(spec, "mode", UINT32_MAX, &mode) < 0 ||
        number(spec, "nice_len", UINT32_MAX, &v[4]) < 0 ||
        number(spec, "mf", UINT32_MAX, &mf) < 0 || number(spec, "depth", UINT32_MAX, &v[5]) < 0)
        return -1;
    o->dict_size = (uint32_t)v[0];
    o->lc = (uint32_t)v[1];
    o->lp = (uint32_t)v[2];
    o->pb = (uint32_t)v[3];
    o->mode = (lzma_mode)mode;
    o->nice_len = (uint32_t)v[4];
    o->mf = (lzma_match_finder)mf;
    o->depth = (uint32_t)v[5];
    return 0;
}

static int delta_options(yr_value spec, lzma_filter *filter)
{
    static const char *const names[] = {"id", "dist", NULL};
    uint64_t dist = 1;
    if (check_keys(spec, names, "delta") < 0 || number(spec, "dist", UINT32_MAX, &dist) < 0)
        return -1;
    lzma_options_delta *o = calloc(1, sizeof *o);
    if (!o)
        return yr_no_memory(), -1;
    o->type = LZMA_DELTA_TYPE_BYTE;
    o->dist = (uint32_t)dist;
    filter->options = o;
    return 0;
}

static int bcj_options(yr_value spec, lzma_filter *filter)
{
    static const char *const names[] = {"id", "start_offset", NULL};
    uint64_t start = 0;
    if (check_keys(spec, names, "BCJ") < 0 || number(spec, "start_offset", UINT32_MAX, &start) < 0)
        return -1;
    lzma_options_bcj *o = calloc(1, sizeof *o);
    if (!o)
        return yr_no_memory(), -1;
    o->start_offset = (uint32_t)start;
    filter->options = o;
    return 0;
}

int yr_lzma_filter(yr_value spec, lzma_filter *filter)
{
    uint64_t id = 0;
    yr_value v;
    filter->options = NULL;
    if (!YR_IS_DICT(spec) && !yr_type_of(spec)->slots.getitem) {
        yr_type_error("Filter specifier must be a dict or dict-like object");
        return -1;
    }
    int found = find(spec, "id", &v);
    if (found == 0)
        yr_value_error("Filter specifier must have an \"id\" entry");
    if (found <= 0)
        return -1;
    yr_drop(v);
    if (number(spec, "id", INT64_MAX, &id) < 0)
        return -1;
    filter->id = id;
    switch (id) {
    case LZMA_FILTER_LZMA1:
    case LZMA_FILTER_LZMA2: return lzma_options(spec, filter);
    case LZMA_FILTER_DELTA: return delta_options(spec, filter);
    case LZMA_FILTER_X86:
    case LZMA_FILTER_POWERPC:
    case LZMA_FILTER_IA64:
    case LZMA_FILTER_ARM:
    case LZMA_FILTER_ARMTHUMB:
    case LZMA_FILTER_SPARC: return bcj_options(spec, filter);
    default: yr_value_error("Invalid filter ID: %llu", (unsigned long long)id); return -1;
    }
}

void yr_lzma_free_filters(lzma_filter *filters)
{
    for (int i = 0; filters[i].id != LZMA_VLI_UNKNOWN; i++)
        free(filters[i].options);
}

int yr_lzma_filters(yr_value specs, lzma_filter *filters)
{
    int64_t count = yr_length(specs);
    filters[0].id = LZMA_VLI_UNKNOWN;
    if (count < 0)
        return -1;
    if (count > LZMA_FILTERS_MAX) {
        yr_value_error("Too many filters - liblzma supports a maximum of %d", LZMA_FILTERS_MAX);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        yr_value spec = yr_getitem(specs, yr_int(i));
        int r = spec ? yr_lzma_filter(spec, &filters[i]) : -1;
        if (!spec)
            filters[i].options = NULL;
        yr_xdrop(spec);
        filters[i].id = spec ? filters[i].id : LZMA_FILTER_DELTA; /* any: it is freed */
        filters[i + 1].id = LZMA_VLI_UNKNOWN;
        if (r < 0) {
            yr_lzma_free_filters(filters);
            return -1;
        }
    }
    return 0;
}

/* ---- Back ----------------------------------------------------------------------------------- */

static int put(yr_value spec, const char *name, uint64_t value)
{
    return yr_dict_set_c(spec, name, yr_int_from_u64(value));
}

yr_value yr_lzma_spec(const lzma_filter *filter)
{
    yr_value spec = yr_dict_new();
    int r = spec ? put(spec, "id", filter->id) : -1;
    if (r == 0 && (filter->id == LZMA_FILTER_LZMA1 || filter->id == LZMA_FILTER_LZMA2)) {
        const lzma_options_lzma *o = filter->options;
        if (filter->id == LZMA_FILTER_LZMA1)
            r = put(spec, "lc", o->lc) < 0 || put(spec, "lp", o->lp) < 0 ||
                        put(spec, "pb", o->pb) < 0
                    ? -1
                    : 0;
        if (r == 0)
            r = put(spec, "dict_size", o->dict_size);
    } else if (r == 0 && filter->id == LZMA_FILTER_DELTA) {
        r = put(spec, "dist", ((const lzma_options_delta *)filter->options)->dist);
    } else if (r == 0 && filter->options) {
        r = put(spec, "start_offset", ((const lzma_options_bcj *)filter->options)->start_offset);
    }
    if (r < 0)
        yr_set(&spec, 0);
    return spec;
}
