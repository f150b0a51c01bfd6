/* isinstance.c - isinstance() and issubclass(), with
 * __instancecheck__ and __subclasscheck__. */
#include "class.h"

/* ---- Plain checks ---------------------------------------------------------------------------- */

/* new: class.__bases__ if that is a tuple; 0 without an error if it is not. */
static yr_value bases_of(yr_value class)
{
    yr_value name = yr_intern_c("__bases__");
    yr_value bases = name ? yr_getattr_or_null(class, name) : 0;
    yr_xdrop(name);
    if (bases && !YR_IS_TUPLE(bases)) {
        yr_drop(bases);
        return 0;
    }
    return bases;
}

/* Does derived reach class by __bases__? For things that are like classes. */
static int reaches(yr_value derived, yr_value class)
{
    if (derived == class)
        return 1;
    if (yr_too_deep(" in __subclasscheck__"))
        return -1;
    yr_value bases = bases_of(derived);
    if (!bases)
        return yr_pending() ? -1 : 0;
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, bases);
    int result = 0;
    for (size_t i = 0; result == 0 && i < tuple->length; i++)
        result = reaches(tuple->items[i], class);
    yr_drop(bases);
    return result;
}

static int check_like_class(yr_value v, const char *message)
{
    if (YR_IS_CLASS(v))
        return 0;
    yr_value bases = bases_of(v);
    if (bases) {
        yr_drop(bases);
        return 0;
    }
    if (!yr_pending())
        yr_type_error("%s", message);
    return -1;
}

int yr_is_real_subclass(yr_value c, yr_value class)
{
    if (YR_IS_CLASS(c) && YR_IS_CLASS(class))
        return yr_is_subtype(yr_as_type(c), yr_as_type(class));
    if (check_like_class(c, "issubclass() arg 1 must be a class") < 0 ||
        check_like_class(class, "issubclass() arg 2 must be a class, a tuple of classes, or a "
                                "union") < 0)
        return -1;
    return reaches(c, class);
}

/* Is __class__ of its instances what they are? No built-in type says anything else of itself but by
 * a getattr of its own. */
static bool shows_its_type(yr_type *t)
{
    if (t->slots.getattr != yr_object_getattr)
        return false;
    return !(t->flags & YR_TYPE_HEAP) || yr_type_lookup(t, YR_NAME(__class__)) ==
                                             yr_type_lookup(YR_TYPE(object), YR_NAME(__class__));
}

int yr_is_real_instance(yr_value o, yr_value class)
{
    bool plain = YR_IS_CLASS(class);
    if (plain && yr_isinstance_of(o, yr_as_type(class)))
        return 1;
    if (!plain && check_like_class(class, "isinstance() arg 2 must be a type, a tuple of types, "
                                          "or a union") < 0)
        return -1;
    if (plain && shows_its_type(yr_type_of(o)))
        return 0;
    yr_value own = yr_getattr_or_null(o, YR_NAME(__class__));
    if (!own)
        return yr_pending() ? -1 : 0;
    int result = 0;
    if (!plain)
        result = reaches(own, class);
    else if (own != yr_from(yr_type_of(o)) && YR_IS_CLASS(own))
        result = yr_is_subtype(yr_as_type(own), yr_as_type(class));
    yr_drop(own);
    return result;
}

/* ---- With the hooks of metaclasses ----------------------------------------------------------- */

typedef int (*checker)(yr_value, yr_value);

static int check_each(yr_value v, yr_value tuple, checker check)
{
    if (yr_too_deep(" in __instancecheck__"))
        return -1;
    int result = 0;
    for (size_t i = 0; result == 0 && i < YR_AS(yr_tuple_object, tuple)->length; i++)
        result = check(v, YR_AS(yr_tuple_object, tuple)->items[i]);
    return result;
}

/* Asks the special method of class; plain where there is none. */
static int ask(yr_value v, yr_value class, yr_value method, checker plain)
{
    bool missing;
    if (yr_too_deep(" in __instancecheck__"))
        return -1;
    yr_value answer = yr_call_special(class, method, &v, 1, &missing);
    if (missing)
        return plain(v, class);
    if (!answer)
        return -1;
    int truth = yr_truth(answer);
    yr_drop(answer);
    return truth;
}

int yr_isinstance(yr_value o, yr_value classes)
{
    if (yr_from(yr_type_of(o)) == classes)
        return 1;
    if (yr_is_pointer(classes) && yr_object_of(classes)->type == YR_TYPE_ID(type))
        return yr_is_real_instance(o, classes);
    if (YR_IS_TUPLE(classes))
        return check_each(o, classes, yr_isinstance);
    return ask(o, classes, YR_NAME(__instancecheck__), yr_is_real_instance);
}

int yr_issubclass(yr_value c, yr_value classes)
{
    if (yr_is_pointer(classes) && yr_object_of(classes)->type == YR_TYPE_ID(type))
        return c == classes ? 1 : yr_is_real_subclass(c, classes);
    if (YR_IS_TUPLE(classes))
        return check_each(c, classes, yr_issubclass);
    return ask(c, classes, YR_NAME(__subclasscheck__), yr_is_real_subclass);
}
