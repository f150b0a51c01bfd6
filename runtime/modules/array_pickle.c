/* array_pickle.c - arrays to and from pickles: bytes, and the number of a format that tells size,
 * sign and byte order of the items on the machine that made them. */
#include "array_parts.h"

typedef enum { FORMAT_INT, FORMAT_FLOAT, FORMAT_TEXT } sort;

/* By number; big: the most significant byte comes first. */
static const struct {
    sort sort;
    uint8_t size;
    bool is_signed, big;
} formats[] = {
    {FORMAT_INT, 1, false, false},  {FORMAT_INT, 1, true, false},   {FORMAT_INT, 2, false, false},
    {FORMAT_INT, 2, false, true},   {FORMAT_INT, 2, true, false},   {FORMAT_INT, 2, true, true},
    {FORMAT_INT, 4, false, false},  {FORMAT_INT, 4, false, true},   {FORMAT_INT, 4, true, false},
    {FORMAT_INT, 4, true, true},    {FORMAT_INT, 8, false, false},  {FORMAT_INT, 8, false, true},
    {FORMAT_INT, 8, true, false},   {FORMAT_INT, 8, true, true},    {FORMAT_FLOAT, 4, true, false},
    {FORMAT_FLOAT, 4, true, true},  {FORMAT_FLOAT, 8, true, false}, {FORMAT_FLOAT, 8, true, true},
    {FORMAT_TEXT, 2, false, false}, {FORMAT_TEXT, 2, false, true},  {FORMAT_TEXT, 4, false, false},
    {FORMAT_TEXT, 4, false, true},
};

static const yr_array_kind *kind_of(uint32_t code)
{
    for (const yr_array_kind *k = yr_array_kinds; k->code; k++)
        if ((uint32_t)k->code == code)
            return k;
    return NULL;
}

/* The last kind that has such ints, as CPython looks for it. */
static const yr_array_kind *kind_of_format(int64_t format)
{
    const yr_array_kind *found = NULL;
    for (const yr_array_kind *k = yr_array_kinds; k->code; k++)
        if (k->is_integer && k->size == formats[format].size &&
            k->is_signed == formats[format].is_signed)
            found = k;
    return found;
}

/* new: the item at p as the format says. */
static yr_value read_item(int64_t format, const uint8_t *p)
{
    int size = formats[format].size;
    uint64_t bits = yr_item_load(p, size, formats[format].big);
    if (formats[format].sort == FORMAT_FLOAT)
        return yr_float(yr_float_of_bits(bits, size));
    return yr_item_int(bits, size, formats[format].is_signed);
}

static int read_items(yr_array *a, int64_t format, const yr_bytes *b)
{
    size_t size = formats[format].size;
    if (b->length % size) {
        yr_value_error("bytes length not a multiple of item size");
        return -1;
    }
    for (size_t at = 0; at < b->length; at += size) {
        yr_value item = read_item(format, b->data + at);
        int r = item ? yr_array_append(a, a->length, item) : -1;
        yr_xdrop(item);
        if (r < 0)
            return -1;
    }
    return 0;
}

static int read_text(yr_array *a, int64_t format, const yr_bytes *b)
{
    const char *names[] = {"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"};
    yr_value text = yr_decode(b->data, b->length, names[format - 18], NULL);
    int r = -1;
    if (text && a->kind->code != 'u')
        yr_type_error("cannot use a str to initialize an array with typecode '%c'", a->kind->code);
    else if (text)
        r = yr_array_add_text(a, text);
    yr_xdrop(text);
    return r;
}

YR_TEXT_METHOD(yr_array_reconstruct)
{
    yr_type *array = yr_array_type("array");
    int64_t format;
    if (!array)
        return 0;
    if (!YR_IS_CLASS(args[0]))
        return yr_type_error("first argument must be a type object, not %T", args[0]);
    if (!yr_is_subtype(YR_AS(yr_type, args[0]), array))
        return yr_type_error("%s is not a subtype of array.array",
                             yr_name_of_type(YR_AS(yr_type, args[0])));
    if (!YR_IS_STR(args[1]) || yr_str_as(args[1])->length != 1)
        return yr_type_error(
            "_array_reconstructor() argument 2 must be a unicode character, not %T", args[1]);
    const yr_array_kind *kind = kind_of(yr_str_at(yr_str_as(args[1]), 0));
    if (yr_to_index(args[2], &format, true) < 0)
        return 0;
    if (!kind)
        return yr_value_error("second argument must be a valid type code");
    if (format < 0 || (size_t)format >= sizeof formats / sizeof *formats)
        return yr_value_error("third argument must be a valid machine format code.");
    if (!YR_IS_BYTES(args[3]))
        return yr_type_error("fourth argument should be bytes, not %T", args[3]);
    bool native = kind->format == format;
    if (!native && formats[format].sort == FORMAT_INT)
        kind = kind_of_format(format);
    yr_value made = yr_array_new(YR_AS(yr_type, args[0]), kind, 0);
    if (!made)
        return 0;
    int r = native ? yr_array_add_bytes(ARRAY(made), args[3])
            : formats[format].sort == FORMAT_TEXT
                ? read_text(ARRAY(made), format, yr_bytes_as(args[3]))
                : read_items(ARRAY(made), format, yr_bytes_as(args[3]));
    if (r < 0)
        yr_set(&made, 0);
    return made;
}

/* new: a tuple of the items, which it steals; 0 where one of them is. */
static yr_value pack(yr_value *items, size_t n)
{
    bool whole = true;
    for (size_t i = 0; i < n; i++)
        whole &= items[i] != 0;
    for (size_t i = 0; !whole && i < n; i++)
        yr_xdrop(items[i]);
    return whole ? yr_tuple(items, n) : 0;
}

YR_TEXT_METHOD(yr_array_reduce_ex)
{
    int64_t protocol;
    yr_array *a = ARRAY(self);
    yr_type *array = yr_array_type("array");
    if (!YR_IS_ANY_INT(args[0]))
        return yr_type_error("__reduce_ex__ argument should be an integer");
    if (!array || yr_to_i64(args[0], &protocol) < 0)
        return 0;
    yr_value state = yr_getattr_or_null(self, YR_NAME(__dict__));
    if (!state && yr_pending())
        return 0;
    yr_value type = yr_retain(yr_from(yr_type_of(self)));
    yr_value code = yr_str_from_char((uint8_t)a->kind->code);
    if (!state)
        state = YR_NONE;
    if (protocol < 3)
        return pack((yr_value[]){type, pack((yr_value[]){code, yr_to_list(self)}, 2), state}, 3);
    yr_value m = yr_dict_get_c(YR->modules, "array");
    yr_value call = m && YR_IS(m, module)
                        ? yr_dict_get_c(YR_AS(yr_module, m)->dict, "_array_reconstructor")
                        : 0;
    yr_value bytes = yr_bytes_from(a->items ? a->items : (uint8_t *)"", a->length * a->kind->size);
    yr_value arguments = pack((yr_value[]){type, code, yr_int(a->kind->format), bytes}, 4);
    return pack((yr_value[]){call ? yr_retain(call) : YR_NONE, arguments, state}, 3);
}
