/* object.c - what can be asked of any object: repr, str, hash, length, and how deep
 * the stack is. */
#include "extension.h"
#include "class.h"

/* ---- Recursion ------------------------------------------------------------------------------
 *
 * How deep calls may go is a matter of the C stack, so that a call costs one comparison and a
 * program gets as deep as there is room. Only where the program has set a limit below the usual one
 * are the calls of Python functions counted: all calls take the slow road then, as they do where
 * records are kept. */

static void set_stack_limit(void)
{
    bool slow = YR->records || YR->counts_calls;
    YR->head.stack_limit = slow ? (char *)UINTPTR_MAX : YR->deepest;
}

/* What C functions, handlers of the overflow and the system need of a stack: a quarter, but no less
 * than GMP takes of it, nor so much that nothing is left for calls. */
static size_t stack_margin(size_t size)
{
    enum { LEAST = 80 * 1024, MOST = 512 * 1024 };
    size_t margin = size / 4 > MOST ? MOST : size / 4;
    if (margin < LEAST)
        margin = LEAST;
    return margin < size / 4 * 3 ? margin : size / 4 * 3;
}

void yr_stack_is(char *base, size_t size)
{
    YR->stack_base = base;
    YR->deepest = base - (size - stack_margin(size));
    YR->depth = 1;
    set_stack_limit();
}

void yr_keep_records(void)
{
    YR->records = true;
    set_stack_limit();
}

int yr_limit_recursion(int limit)
{
    enum { USUAL = 1000, BYTES_OF_CALL = 1024 };
    char *here = __builtin_frame_address(0);
    if (!YR->counts_calls) /* nobody has counted so far */
        YR->depth = 1 + (int)((YR->stack_base - here) / BYTES_OF_CALL);
    if (limit < USUAL && limit <= YR->depth) {
        yr_raise_format(YR_EXC(RecursionError),
                        "cannot set the recursion limit to %d at the recursion depth %d: the limit "
                        "is too low",
                        limit, YR->depth);
        return -1;
    }
    YR->counts_calls = limit < USUAL;
    YR->recursion_limit = limit;
    set_stack_limit();
    return 0;
}

bool yr_call_is_too_many(void)
{
    if (YR->depth < YR->recursion_limit)
        return false;
    yr_raise_format(YR_EXC(RecursionError), "maximum recursion depth exceeded");
    return true;
}

/* While the error is made there is no limit: the stack has a reserve for that. */
bool yr_too_deep(const char *what)
{
    if ((char *)__builtin_frame_address(0) >= YR->deepest)
        return false;
    char *limit = YR->deepest;
    YR->deepest = NULL;
    yr_raise_format(YR_EXC(RecursionError), "maximum recursion depth exceeded%s", what);
    YR->deepest = limit;
    return true;
}

bool yr_too_deep_to_end(void)
{
    enum { MORE = 2048 };
    char *here = __builtin_frame_address(0);
    return here + MORE < YR->deepest && yr_too_deep("");
}

/* What yr_repr is inside of is a hash table with open addressing, since a nest can be deep. */
static size_t printing_place(yr_value o)
{
    size_t mask = YR->printing_capacity - 1,
           i = (size_t)(o >> 4) * 0x9e3779b97f4a7c15u >> 32 & mask;

    while (YR->printing[i] && YR->printing[i] != o)
        i = (i + 1) & mask;
    return i;
}

static int grow_printing(void)
{
    yr_value *old = YR->printing;
    size_t n = YR->printing_capacity, capacity = n ? 2 * n : 16;
    yr_value *grown = yr_alloc(capacity * sizeof *grown);

    if (!grown)
        return -1;
    memset(grown, 0, capacity * sizeof *grown);
    YR->printing = grown;
    YR->printing_capacity = capacity;
    for (size_t i = 0; i < n; i++)
        if (old[i])
            YR->printing[printing_place(old[i])] = old[i];
    yr_dispose(old);
    return 0;
}

int yr_repr_enter(yr_value o)
{
    if (2 * YR->printing_count >= YR->printing_capacity && grow_printing() < 0)
        return -1;
    size_t i = printing_place(o);
    if (YR->printing[i])
        return 1;
    YR->printing[i] = o;
    YR->printing_count++;
    return 0;
}

/* Those that may have made way for o are entered again. */
void yr_repr_leave(yr_value o)
{
    size_t mask = YR->printing_capacity - 1, i = YR->printing_count ? printing_place(o) : 0;

    if (!YR->printing_count || !YR->printing[i])
        return;
    YR->printing[i] = 0;
    YR->printing_count--;
    while (YR->printing[i = (i + 1) & mask]) {
        yr_value other = YR->printing[i];
        YR->printing[i] = 0;
        YR->printing[printing_place(other)] = other;
    }
}

/* ---- Text ----------------------------------------------------------------------------------- */

static yr_value expect_str(yr_value v, const char *method)
{
    if (!v || YR_IS_STR(v))
        return v;
    yr_type_error("%s returned non-string (type %T)", method, v);
    yr_drop(v);
    return 0;
}

yr_value yr_repr(yr_value o)
{
    if (yr_too_deep(" while getting the repr of an object"))
        return 0;
    return expect_str(yr_type_of(o)->slots.repr(o), "__repr__");
}

yr_value yr_str_of(yr_value o)
{
    if (YR_IS(o, str))
        return yr_retain(o);
    if (yr_too_deep(" while getting the str of an object"))
        return 0;
    return expect_str(yr_type_of(o)->slots.str(o), "__str__");
}

static void add_escaped(yr_builder *b, uint32_t c)
{
    char text[12];
    if (c < 128) {
        yr_builder_char(b, c);
        return;
    }
    snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    yr_builder_c(b, text);
}

yr_value yr_ascii(yr_value o)
{
    yr_value repr = yr_repr(o);
    if (!repr || YR_AS(yr_str, repr)->ascii)
        return repr;
    yr_builder b = {0};
    const yr_str *s = YR_AS(yr_str, repr);
    for (size_t i = 0; i < s->length; i++)
        add_escaped(&b, yr_str_at(s, i));
    yr_drop(repr);
    return yr_builder_finish(&b);
}

/* ---- Hash and equality ----------------------------------------------------------------------- */

int yr_hash(yr_value o, uint64_t *hash)
{
    yr_type *t = yr_type_of(o);
    return t->slots.hash ? t->slots.hash(o, hash) : yr_hash_unhashable(o, hash);
}

int yr_object_hash(yr_value o, uint64_t *hash)
{
    *hash = o >> 4 | o << 60;
    if (*hash == (uint64_t)-1)
        *hash = (uint64_t)-2;
    return 0;
}

yr_value yr_object_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (op == YR_EQ)
        return a == b ? YR_TRUE : YR_NOT_IMPLEMENTED;
    yr_value (*compare)(yr_compare_op, yr_value, yr_value) = yr_type_of(a)->slots.compare;
    if (op != YR_NE || !compare)
        return YR_NOT_IMPLEMENTED;
    yr_value equal = compare(YR_EQ, a, b);
    if (!equal || equal == YR_NOT_IMPLEMENTED)
        return equal;
    int truth = yr_truth(equal);
    yr_drop(equal);
    return truth < 0 ? 0 : yr_bool(!truth);
}

/* ---- Length ---------------------------------------------------------------------------------- */

int64_t yr_length(yr_value o)
{
    int64_t (*length)(yr_value) = yr_type_of(o)->slots.length;
    if (length)
        return length(o);
    yr_type_error("object of type '%T' has no len()", o);
    return -1;
}

static int64_t hint_of(yr_value v, int64_t otherwise)
{
    int64_t hint;
    if (v == YR_NOT_IMPLEMENTED)
        return otherwise;
    if (!YR_IS_ANY_INT(v)) {
        yr_type_error("__length_hint__ must be an integer, not %T", v);
        return -1;
    }
    if (yr_argument_size(v, &hint) < 0)
        return -1;
    if (hint < 0) {
        yr_value_error("__length_hint__() should return >= 0");
        return -1;
    }
    return hint;
}

int64_t yr_length_hint(yr_value o, int64_t otherwise)
{
    if (yr_type_of(o)->slots.length) {
        int64_t n = yr_type_of(o)->slots.length(o);
        if (n >= 0)
            return n;
        if (!yr_pending_is(YR_EXC(TypeError)))
            return -1;
        yr_clear_pending();
    }
    bool missing;
    yr_value v = yr_call_special(o, YR_NAME(__length_hint__), NULL, 0, &missing);
    if (missing)
        return otherwise;
    if (!v) {
        if (!yr_pending_is(YR_EXC(TypeError)))
            return -1;
        yr_clear_pending();
        return otherwise;
    }
    int64_t hint = hint_of(v, otherwise);
    yr_drop(v);
    return hint;
}

bool yr_is_callable(yr_value o)
{
    return yr_type_of(o)->slots.call != NULL;
}

bool yr_is_iterator(yr_value o)
{
    return yr_type_of(o)->slots.next != NULL;
}
