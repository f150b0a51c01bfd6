/* printing.c - the repr of containers within each other.
 *
 * A container in a container adds to the text of the outer one, rather than that each level copies
 * the text of what is inside: so a deep nest takes time and memory for its text once. */
#include "printing.h"

static int add_text(yr_builder *b, yr_value v)
{
    yr_value text = yr_repr(v);
    int r = text ? yr_builder_add(b, text) : -1;
    yr_xdrop(text);
    return r;
}

int yr_add_repr(yr_builder *b, yr_value v)
{
    static const struct {
        yr_value (*slot)(yr_value v);
        int (*add)(yr_builder *b, yr_value v);
    } nested[] = {{yr_list_repr, yr_list_add_repr},
                  {yr_tuple_repr, yr_tuple_add_repr},
                  {yr_dict_repr, yr_dict_add_repr},
                  {yr_set_repr, yr_set_add_repr},
                  {yr_exception_repr, yr_exception_add_repr}};

    for (size_t i = 0; yr_is_pointer(v) && i < sizeof nested / sizeof *nested; i++)
        if (yr_type_of(v)->slots.repr == nested[i].slot)
            return yr_too_deep(" while getting the repr of an object") ? -1 : nested[i].add(b, v);
    return add_text(b, v);
}

yr_value yr_repr_by(int (*add)(yr_builder *b, yr_value v), yr_value v)
{
    yr_builder b = {0};

    if (add(&b, v) == 0)
        return yr_builder_finish(&b);
    yr_builder_free(&b);
    return 0;
}
