/* exception_group.c - BaseExceptionGroup and ExceptionGroup, and what except* does with them.
 *
 * A group is a tree whose leaves are exceptions. Splitting keeps the shape of the tree: each part
 * is made by the group's own derive() and takes over traceback, context, cause and notes.
 */
#include "exception_kinds.h"

#define GROUP(v) YR_AS(yr_group, v)

static bool is_group(yr_value v)
{
    return YR_IS_EXCEPTION(v) && yr_isinstance_of(v, YR_EXC(BaseExceptionGroup));
}

static yr_tuple_object *items_of(yr_value group)
{
    return YR_AS(yr_tuple_object, GROUP(group)->exceptions);
}

/* ---- Making --------------------------------------------------------------------------------- */

/* new: the exceptions argument as a tuple of exceptions; *only: all derive from Exception. */
static yr_value checked_items(yr_value argument, bool *only)
{
    if (YR_IS_DICT(argument) || !yr_type_of(argument)->slots.getitem)
        return yr_type_error("second argument (exceptions) must be a sequence");
    yr_value tuple = yr_to_tuple(argument);
    if (!tuple)
        return 0;
    yr_tuple_object *t = YR_AS(yr_tuple_object, tuple);
    if (!t->length)
        yr_value_error("second argument (exceptions) must be a non-empty sequence");
    *only = true;
    for (size_t i = 0; i < t->length && !YR->pending; i++) {
        if (!YR_IS_EXCEPTION(t->items[i]))
            yr_value_error("Item %zd of second argument (exceptions) is not an exception", i);
        else if (!yr_isinstance_of(t->items[i], YR_EXC(Exception)))
            *only = false;
    }
    if (YR->pending) {
        yr_drop(tuple);
        return 0;
    }
    return tuple;
}

/* The class to make: BaseExceptionGroup becomes ExceptionGroup where it can. NULL and TypeError. */
static yr_type *class_to_make(yr_type *t, bool only)
{
    if (t == YR_EXC(BaseExceptionGroup))
        return only ? YR_EXC(ExceptionGroup) : t;
    if (only || !yr_is_subtype(t, YR_EXC(Exception)))
        return t;
    if (t == YR_EXC(ExceptionGroup))
        yr_type_error("Cannot nest BaseExceptions in an ExceptionGroup");
    else
        yr_type_error("Cannot nest BaseExceptions in '%s'", yr_name_of_type(t));
    return NULL;
}

static yr_value group_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (keywords && yr_no_keywords(yr_name_of_type(t), keywords) < 0)
        return 0;
    if (n != 2) {
        return yr_type_error("BaseExceptionGroup.__new__() takes exactly 2 arguments (%zd given)",
                             n);
    }
    if (!YR_IS_STR(args[0])) {
        return yr_type_error("BaseExceptionGroup.__new__() argument 1 must be str, not %T",
                             args[0]);
    }
    bool only = true;
    yr_value items = checked_items(args[1], &only);
    if (!items)
        return 0;
    t = class_to_make(t, only);
    yr_value self = t ? yr_base_exception_make(t, args, n, 0) : 0;
    if (!self) {
        yr_drop(items);
        return 0;
    }
    GROUP(self)->message = yr_retain(args[0]);
    GROUP(self)->exceptions = items;
    return self;
}

static int group_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return yr_base_exception_init(self, args, n, keywords);
}

static yr_value group_str(yr_value self)
{
    size_t n = items_of(self)->length;
    return yr_str_format("%S (%zd sub-exception%s)", GROUP(self)->message, n, n > 1 ? "s" : "");
}

/* new: BaseExceptionGroup(message, items); borrows both. */
static yr_value new_group(yr_value message, yr_value items)
{
    yr_value args[2] = {message, items};
    return yr_invoke(yr_from(YR_EXC(BaseExceptionGroup)), args, 2);
}

yr_value yr_group_wrap(yr_value exception)
{
    yr_value item = yr_retain(exception);
    yr_value tuple = yr_tuple(&item, 1);
    yr_value group = tuple ? new_group(YR->empty_str, tuple) : 0;
    yr_xdrop(tuple);
    return group;
}

/* ---- Splitting ------------------------------------------------------------------------------ */

/* Gives part what the whole carries besides its exceptions. */
static int copy_metadata(yr_value whole, yr_value part)
{
    yr_exception *from = YR_AS(yr_exception, whole), *to = YR_AS(yr_exception, part);
    yr_exception_set(&to->traceback, from->traceback);
    yr_exception_set(&to->context, from->context);
    yr_exception_set(&to->cause, from->cause);
    to->suppress_context = true; /* as setting a cause does, even none */
    yr_value notes = yr_getattr_or_null(whole, YR_NAME(__notes__));
    if (!notes)
        return YR->pending ? -1 : 0;
    int failed = 0;
    if (YR_IS_LIST(notes) || YR_IS_TUPLE(notes)) {
        yr_value copy = yr_to_list(notes);
        failed = copy ? yr_setattr(part, YR_NAME(__notes__), copy) : -1;
        yr_xdrop(copy);
    }
    yr_drop(notes);
    return failed;
}

/* new: a group like whole with these exceptions (a list), None where there are none. */
static yr_value part_of(yr_value whole, yr_value list)
{
    if (!YR_AS(yr_list_object, list)->length)
        return YR_NONE;
    yr_value part = yr_invoke_method(whole, YR_NAME(derive), &list, 1);
    if (!part)
        return 0;
    if (!is_group(part))
        yr_type_error("derive must return an instance of BaseExceptionGroup");
    else if (copy_metadata(whole, part) == 0)
        return part;
    yr_drop(part);
    return 0;
}

/* Says whether an exception belongs to the matching part: 1, 0, -1. */
typedef int (*chooser)(yr_value exception, yr_value with);

static int choose_by_class(yr_value exception, yr_value classes)
{
    return yr_exception_matches(exception, classes);
}

static int choose_by_call(yr_value exception, yr_value function)
{
    yr_value v = yr_invoke1(function, exception);
    if (!v)
        return -1;
    int truth = yr_truth(v);
    yr_drop(v);
    return truth;
}

static int choose_by_member(yr_value exception, yr_value leaves)
{
    if (is_group(exception))
        return 0;
    yr_list_object *l = YR_AS(yr_list_object, leaves);
    for (size_t i = 0; i < l->length; i++) {
        if (l->items[i] == exception)
            return 1;
    }
    return 0;
}

typedef struct {
    chooser choose;
    yr_value with;
    bool keeps_rest; /* the rest is wanted too */
    int depth; /* groups that enclose the one being split: counted against the recursion limit */
} splitter;

static int split(splitter *s, yr_value e, yr_value *match, yr_value *rest);

/* Splits the exceptions of a group into two lists. */
static int split_items(splitter *s, yr_value group, yr_value matches, yr_value rests)
{
    yr_tuple_object *t = items_of(group);
    for (size_t i = 0; i < t->length; i++) {
        yr_value match, rest;
        if (split(s, t->items[i], &match, &rest) < 0)
            return -1;
        int failed = match != YR_NONE ? yr_list_append(matches, match) : 0;
        if (!failed && rest != YR_NONE && s->keeps_rest)
            failed = yr_list_append(rests, rest);
        yr_drop(match);
        yr_drop(rest);
        if (failed)
            return -1;
    }
    return 0;
}

static int split_group(splitter *s, yr_value group, yr_value *match, yr_value *rest)
{
    yr_value matches = yr_list_new(), rests = yr_list_new();
    int result = -1;
    *match = *rest = 0;
    if (!matches || !rests || split_items(s, group, matches, rests) < 0)
        goto done;
    *match = part_of(group, matches);
    *rest = !*match ? 0 : s->keeps_rest ? part_of(group, rests) : YR_NONE;
    if (*rest) {
        result = 0;
    } else {
        yr_xdrop(*match);
        *match = 0;
    }
done:
    yr_xdrop(matches);
    yr_xdrop(rests);
    return result;
}

/* Both parts are new, None where empty. */
static int split(splitter *s, yr_value e, yr_value *match, yr_value *rest)
{
    if (yr_too_deep(" in exceptiongroup_split_recursive"))
        return -1;
    if (s->depth >= YR->recursion_limit) {
        yr_raise_format(YR_EXC(RecursionError), "maximum recursion depth exceeded in "
                                                "exceptiongroup_split_recursive");
        return -1;
    }
    int chosen = s->choose(e, s->with);
    if (chosen < 0)
        return -1;
    *match = chosen ? yr_retain(e) : YR_NONE;
    *rest = chosen ? YR_NONE : yr_retain(e);
    if (chosen || !is_group(e))
        return 0;
    yr_drop(e);
    s->depth++;
    int result = split_group(s, e, match, rest);
    s->depth--;
    return result;
}

static bool are_classes(yr_value v)
{
    if (!YR_IS_TUPLE(v))
        return YR_IS_CLASS(v) && YR_AS(yr_type, v)->flags & YR_TYPE_EXCEPTION;
    yr_tuple_object *t = YR_AS(yr_tuple_object, v);
    for (size_t i = 0; i < t->length; i++) {
        if (YR_IS_TUPLE(t->items[i]) || !are_classes(t->items[i]))
            return false;
    }
    return true;
}

/* Splits by the argument of split() and subgroup(). */
static int split_by(yr_value self, yr_value by, bool keeps_rest, yr_value *match, yr_value *rest)
{
    splitter s = {NULL, by, keeps_rest, 0};
    if (YR_IS(by, function))
        s.choose = choose_by_call;
    else if (are_classes(by))
        s.choose = choose_by_class;
    if (!s.choose) {
        yr_type_error("expected a function, exception type or tuple of exception types");
        return -1;
    }
    return split(&s, self, match, rest);
}

static yr_value group_split(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    yr_value parts[2];
    if (split_by(self, args[0], true, &parts[0], &parts[1]) < 0)
        return 0;
    return yr_tuple(parts, 2);
}

static yr_value group_subgroup(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    yr_value match, rest;
    if (split_by(self, args[0], false, &match, &rest) < 0)
        return 0;
    yr_drop(rest);
    return match;
}

static yr_value group_derive(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    return new_group(GROUP(self)->message, args[0]);
}

int yr_group_split(yr_value group, yr_value classes, yr_value *match, yr_value *rest)
{
    yr_value pair = yr_invoke_method(group, YR_NAME(split), &classes, 1);
    if (!pair)
        return -1;
    yr_tuple_object *t = YR_AS(yr_tuple_object, pair);
    if (!YR_IS_TUPLE(pair))
        yr_type_error("%T.split must return a tuple, not %T", group, pair);
    else if (t->length < 2)
        yr_type_error("%T.split must return a 2-tuple, got tuple of size %zd", group, t->length);
    if (YR->pending) {
        yr_drop(pair);
        return -1;
    }
    for (int i = 0; i < 2 && !YR->pending; i++) {
        if (t->items[i] != YR_NONE && !YR_IS_EXCEPTION(t->items[i]))
            yr_type_error("%T.split must return exceptions or None, not %T", group, t->items[i]);
    }
    if (!YR->pending) {
        *match = yr_retain(t->items[0]);
        *rest = yr_retain(t->items[1]);
    }
    yr_drop(pair);
    return YR->pending ? -1 : 0;
}

/* ---- The end of except* --------------------------------------------------------------------- */

/* The notes of an exception, borrowed or 0. */
static yr_value notes_of(yr_value e)
{
    yr_value notes = yr_getattr_or_null(e, YR_NAME(__notes__));
    if (!notes)
        yr_clear_pending();
    yr_xdrop(notes); /* the exception still holds it */
    return notes;
}

/* Is e a part of the original group, rather than a new exception? */
static bool is_part(yr_value e, yr_value original)
{
    if (!is_group(e) || !is_group(original))
        return false;
    yr_exception *a = YR_AS(yr_exception, e), *b = YR_AS(yr_exception, original);
    return notes_of(e) == notes_of(original) && a->traceback == b->traceback &&
           a->cause == b->cause && a->context == b->context;
}

static int add_leaves(yr_value leaves, yr_value e)
{
    if (!is_group(e))
        return yr_list_append(leaves, e);
    yr_tuple_object *t = items_of(e);
    for (size_t i = 0; i < t->length; i++) {
        if (add_leaves(leaves, t->items[i]) < 0)
            return -1;
    }
    return 0;
}

/* Sorts what the clauses gave into new exceptions and the leaves of what goes on. */
static int sort_results(yr_value original, yr_value results, yr_value raised, yr_value leaves)
{
    yr_list_object *l = YR_AS(yr_list_object, results);
    for (size_t i = 0; i < l->length; i++) {
        yr_value e = l->items[i];
        if (e == YR_NONE)
            continue;
        int failed = is_part(e, original) ? add_leaves(leaves, e) : yr_list_append(raised, e);
        if (failed)
            return -1;
    }
    return 0;
}

/* new: the part of original that has these leaves; None where empty. */
static yr_value projection(yr_value original, yr_value leaves)
{
    if (!YR_AS(yr_list_object, leaves)->length)
        return YR_NONE;
    splitter s = {choose_by_member, leaves, false, 0};
    yr_value match, rest;
    if (split(&s, original, &match, &rest) < 0)
        return 0;
    yr_drop(rest);
    return match;
}

/* new: the exception of a try/except* whose original was no group: at most one clause ran. */
static yr_value single_result(yr_value results)
{
    yr_list_object *l = YR_AS(yr_list_object, results);
    return l->length ? yr_retain(l->items[0]) : YR_NONE;
}

yr_value yr_group_finish(yr_value original, yr_value results)
{
    if (!is_group(original))
        return single_result(results);
    yr_value raised = yr_list_new(), leaves = yr_list_new(), outcome = 0;
    if (!raised || !leaves || sort_results(original, results, raised, leaves) < 0)
        goto done;
    outcome = projection(original, leaves);
    if (!outcome || !YR_AS(yr_list_object, raised)->length)
        goto done;
    int failed = outcome != YR_NONE ? yr_list_append(raised, outcome) : 0;
    yr_drop(outcome);
    yr_list_object *list = YR_AS(yr_list_object, raised);
    if (failed)
        outcome = 0;
    else
        outcome = list->length > 1 ? new_group(YR->empty_str, raised) : yr_retain(list->items[0]);
done:
    yr_xdrop(raised);
    yr_xdrop(leaves);
    return outcome;
}

/* ---- The type ------------------------------------------------------------------------------- */

static yr_value get_message(yr_value self)
{
    return yr_retain(GROUP(self)->message);
}

static yr_value get_exceptions(yr_value self)
{
    return yr_retain(GROUP(self)->exceptions);
}

static yr_value class_getitem(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    return yr_generic_alias(self, args[0]);
}

static const yr_method_def group_methods[] = {
    {"derive", group_derive, 1, 1, 0, NULL},
    {"split", group_split, 1, 1, 0, NULL},
    {"subgroup", group_subgroup, 1, 1, 0, NULL},
    {"__class_getitem__", class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    {0},
};

static const yr_getset_def group_getsets[] = {
    {"message", get_message, yr_readonly, "exception message"},
    {"exceptions", get_exceptions, yr_readonly, "nested exceptions"},
    {0},
};

const yr_type_spec yr_exception_group = {
    .size = sizeof(yr_group) + sizeof(yr_attributes),
    .flags = YR_EXCEPTION_FLAGS,
    .doc = "A combination of multiple unrelated exceptions.",
    .methods = group_methods,
    .getsets = group_getsets,
    .slots = {.make = group_make, .init = group_init, .str = group_str},
};
