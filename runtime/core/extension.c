/* extension.c - types, exceptions and numbers of modules in C, and what is let go of them at the
 * end.
 *
 * Statics of such modules that hold references are listed here, so that the end of the program
 * finds them. */
#include <errno.h>
#include "block.h"
#include "lifecycle.h"
#include "extension.h"

typedef struct held {
    struct held *next;
    yr_value *slot;       /* a reference, */
    yr_type **class;      /* a class, or */
    void (*finish)(void); /* a function: one of the three */
} held;

static held *all_held, *all_types; /* what to let go of; types, whose slots to clear then */

/* Notes it in the list, once. -1: MemoryError. */
static int note(held **list, held what)
{
    for (held *h = *list; h; h = h->next) {
        if (h->slot == what.slot && h->class == what.class && h->finish == what.finish)
            return 0;
    }
    held *h = yr_block_alloc(sizeof *h);
    if (!h)
        return yr_no_memory(), -1;
    *h = what;
    h->next = *list;
    *list = h;
    return 0;
}

static int hold(held what)
{
    return note(&all_held, what);
}

int yr_extension_forgets(yr_type **slot)
{
    return note(&all_types, (held){.class = slot});
}

void yr_extensions_finish(void)
{
    while (all_held) {
        held *h = all_held;
        all_held = h->next;
        if (h->finish)
            h->finish();
        if (h->slot)
            yr_set(h->slot, 0);
        if (h->class) {
            yr_type *class = *h->class;
            *h->class = NULL;
            yr_xdrop(yr_from(class));
        }
        yr_block_free(h);
    }
}

void yr_extension_types_finish(void)
{
    while (all_types) {
        held *h = all_types;
        all_types = h->next;
        *h->class = NULL;
        yr_block_free(h);
    }
}

static void abandon(held **list)
{
    for (held *h = *list; h; h = h->next) {
        if (h->slot)
            *h->slot = 0;
        if (h->class)
            *h->class = NULL;
    }
    *list = NULL;
}

void yr_extensions_abandon(void)
{
    abandon(&all_held);
    abandon(&all_types);
}

int yr_extension_at_exit(void (*finish)(void))
{
    return hold((held){.finish = finish});
}

int yr_extension_keep(yr_value *slot, yr_value v)
{
    if (!v || hold((held){.slot = slot}) < 0) {
        yr_xdrop(v);
        return -1;
    }
    yr_set(slot, v);
    return 0;
}

int yr_extension_type(yr_module *m, yr_type **slot, const char *name, const char *module,
                      const yr_type_spec *spec)
{
    if (!*slot && yr_extension_forgets(slot) < 0)
        return -1;
    if (!*slot && !(*slot = yr_type_from_spec(name, module, YR_TYPE(object), spec)))
        return -1;
    return m ? yr_module_add(m, name, yr_retain(yr_from(*slot))) : 0;
}

/* new: a class of that name, derived from base, as a class statement would make it. */
static yr_value make_exception(const char *name, const char *module, yr_type *base)
{
    yr_value parent = yr_from(base), of_module = yr_str_from_c(module), class = 0;
    yr_value args[3] = {yr_str_from_c(name), yr_tuple_of(&parent, 1), yr_dict_new()};
    if (args[0] && args[1] && args[2] && of_module &&
        yr_dict_set(args[2], YR_NAME(__module__), of_module) == 0)
        class = yr_invoke(yr_from(YR_TYPE(type)), args, 3);
    for (int i = 0; i < 3; i++)
        yr_xdrop(args[i]);
    yr_xdrop(of_module);
    return class;
}

int yr_extension_exception(yr_module *m, yr_type **slot, const char *name, const char *module,
                           yr_type *base)
{
    if (!*slot) {
        yr_value class = make_exception(name, module, base);
        if (!class || hold((held){.class = slot}) < 0) {
            yr_xdrop(class);
            return -1;
        }
        *slot = YR_AS(yr_type, class);
    }
    return m ? yr_module_add(m, name, yr_retain(yr_from(*slot))) : 0;
}

int yr_extension_ints(yr_module *m, const yr_extension_int *table)
{
    for (; table->name; table++) {
        if (yr_module_add(m, table->name, yr_int_from_i64(table->value)) < 0)
            return -1;
    }
    return 0;
}

yr_value yr_extension_no_pickle(yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                                YR_UNUSED yr_value keywords)
{
    return yr_type_error("cannot pickle '%T' object", self);
}

/* ---- Numbers as arguments ------------------------------------------------------------------- */

int yr_argument_size(yr_value v, int64_t *out)
{
    if (!v)
        return 0;
    if (yr_to_count(v, out) == 0)
        return 0;
    if (yr_pending_is(YR_EXC(OverflowError))) {
        yr_clear_pending();
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C ssize_t");
    }
    return -1;
}

int yr_argument_c_int(yr_value v, int *out)
{
    if (!v)
        return 0;
    yr_value index = yr_index(v);
    if (!index)
        return -1;
    int64_t i = yr_is_int(index) ? yr_int_value(index) : 0;
    bool fits = yr_is_int(index) && i == (int)i;
    yr_drop(index);
    if (fits)
        *out = (int)i;
    else
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C int");
    return fits ? 0 : -1;
}

int yr_argument_word32(yr_value v, uint32_t *out)
{
    if (!v)
        return 0;
    yr_value index = yr_index(v);
    yr_value word = index ? yr_binary(YR_AND, index, yr_int(0xffffffff)) : 0;
    yr_xdrop(index);
    if (!word)
        return -1;
    *out = (uint32_t)yr_int_value(word);
    yr_drop(word);
    return 0;
}

int yr_argument_truth(yr_value v, bool *out)
{
    int truth = v ? yr_truth(v) : *out;
    if (truth >= 0)
        *out = truth;
    return truth < 0 ? -1 : 0;
}

int yr_argument_fd(yr_value v, int *fd)
{
    yr_value number = 0;
    if (YR_IS_ANY_INT(v)) {
        number = yr_retain(v);
    } else {
        yr_value name = yr_intern_c("fileno");
        yr_value method = name ? yr_getattr_or_null(v, name) : 0;
        yr_xdrop(name);
        if (method) {
            number = yr_invoke0(method);
            yr_drop(method);
            if (number && !YR_IS_ANY_INT(number)) {
                yr_type_error("fileno() returned a non-integer");
                yr_set(&number, 0);
            }
        } else if (!yr_pending()) {
            yr_type_error("argument must be an int, or have a fileno() method.");
        }
    }
    int r = number ? yr_argument_c_int(number, fd) : -1;
    yr_xdrop(number);
    if (r == 0 && *fd < 0) {
        yr_value_error("file descriptor cannot be a negative integer (%d)", *fd);
        r = -1;
    }
    return r;
}

yr_value yr_extension_os_error(bool *again)
{
    *again = errno == EINTR && yr_poll() == 0;
    return *again || yr_pending() ? 0 : yr_raise_os(errno, 0);
}
