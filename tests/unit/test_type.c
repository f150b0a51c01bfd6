/*
 * Types: shapes and the caches of sites, the order of bases, layouts, binding of arguments, calls.
 */
#include <check.h>
#include <stdio.h>
#include "../../runtime/core/class.h"

static void begin(void)
{
    static const yr_module_def *const none[] = {NULL};
    static const yr_native_module *const natives[] = {NULL};
    static const yr_program program = {.modules = none, .natives = natives};
    char *argv[] = {(char *)"test", NULL};
    ck_assert_int_eq(yr_start(1, argv, &program), 0);
}

static void end(void)
{
    yr_clear_pending();
    yr_finish();
}

/* ---- Helpers --------------------------------------------------------------------------------- */

static yr_value name_of(const char *s)
{
    yr_value v = yr_intern_c(s);
    ck_assert(v != 0);
    return v;
}

/* new: type(name, bases, {}) */
static yr_value class_of(const char *name, const yr_value *bases, size_t n)
{
    yr_value args[3] = {name_of(name), yr_tuple_of(bases, n), yr_dict_new()};
    yr_value class = yr_invoke(yr_from(YR_TYPE(type)), args, 3);
    for (int i = 0; i < 3; i++)
        yr_drop(args[i]);
    return class;
}

static yr_value plain_class(void)
{
    yr_value class = class_of("C", NULL, 0);
    ck_assert(class != 0);
    return class;
}

/* new: a class with those __slots__, and one base or 0. */
static yr_value slotted_class(const char *const *names, size_t n, yr_value base)
{
    yr_value items[8];
    for (size_t i = 0; i < n; i++)
        items[i] = name_of(names[i]);
    yr_value args[3] = {name_of("S"), yr_tuple_of(&base, base ? 1 : 0), yr_dict_new()};
    ck_assert_int_eq(yr_dict_set_c(args[2], "__slots__", yr_tuple(items, n)), 0);
    yr_value class = yr_invoke(yr_from(YR_TYPE(type)), args, 3);
    for (int i = 0; i < 3; i++)
        yr_drop(args[i]);
    ck_assert(class != 0);
    return class;
}

static void set_c(yr_value o, const char *name, yr_value v)
{
    yr_value key = name_of(name);
    ck_assert_int_eq(yr_setattr(o, key, v), 0);
    yr_drop(key);
}

static yr_value get_c(yr_value o, const char *name)
{
    yr_value key = name_of(name), v = yr_getattr(o, key);
    yr_drop(key);
    return v;
}

static yr_value load(yr_value o, const char *name, yr_site *site)
{
    yr_value key = name_of(name), v = yr_load_attr(o, key, site);
    yr_drop(key);
    return v;
}

static int store(yr_value o, const char *name, yr_value v, yr_site *site)
{
    yr_value key = name_of(name);
    int result = yr_store_attr(o, key, v, site);
    yr_drop(key);
    return result;
}

/* The pending exception is of that type and its str is text; it is cleared. */
static void expect_error(yr_type *type, const char *text)
{
    ck_assert_msg(yr_pending_is(type), "no %s is pending", yr_name_of_type(type));
    yr_value e = yr_catch(), s = yr_str_of(e);
    ck_assert(s != 0);
    ck_assert_str_eq(yr_utf8(s, NULL), text);
    yr_drop(s);
    yr_drop(e);
}

static void expect_repr(yr_value v, const char *text)
{
    ck_assert(v != 0);
    yr_value s = yr_repr(v);
    ck_assert_str_eq(yr_utf8(s, NULL), text);
    yr_drop(s);
    yr_drop(v);
}

static yr_attributes *attributes_of(yr_value o)
{
    return yr_attributes_of(yr_object_of(o));
}

/* A function of Python that returns a list of its arguments. */
static yr_value list_body(yr_function *f, yr_value *args)
{
    return yr_list(args, (size_t)yr_parameter_count(f->code));
}

static const char *const parameters[] = {"a", "b", "c", "d", "e", "f"};
static const yr_code ab_code = {.name = "f",
                                .qualname = "f",
                                .file = "t.py",
                                .body = list_body,
                                .positional = 2,
                                .local_count = 2,
                                .names = parameters};
static const yr_code self_code = {.name = "m",
                                  .qualname = "C.m",
                                  .file = "t.py",
                                  .body = list_body,
                                  .positional = 1,
                                  .local_count = 1,
                                  .names = parameters};
/* def g(a, /, b, *d, c, **e) with the names in the order of the parameters */
static const char *const all_parameters[] = {"a", "b", "c", "d", "e"};
static const yr_code all_code = {.name = "g",
                                 .qualname = "g",
                                 .file = "t.py",
                                 .body = list_body,
                                 .flags = YR_CODE_VARARGS | YR_CODE_VARKEYWORDS,
                                 .positional = 2,
                                 .positional_only = 1,
                                 .keyword_only = 1,
                                 .local_count = 5,
                                 .names = all_parameters};
static const yr_code strict_code = {.name = "h",
                                    .qualname = "h",
                                    .file = "t.py",
                                    .body = list_body,
                                    .positional = 2,
                                    .positional_only = 1,
                                    .keyword_only = 2,
                                    .local_count = 4,
                                    .names = all_parameters};

static yr_value function_of(const yr_code *code, yr_value defaults)
{
    yr_value f = yr_function_new(code, YR->builtins, defaults, 0, 0, NULL);
    ck_assert(f != 0);
    return f;
}

/* ---- Shapes ---------------------------------------------------------------------------------- */

START_TEST(shape_shared)
{
    yr_value class = plain_class(), a = yr_invoke0(class), b = yr_invoke0(class);
    set_c(a, "x", yr_int(1));
    set_c(a, "y", yr_int(2));
    set_c(b, "x", yr_int(3));
    ck_assert_ptr_ne(attributes_of(a)->shape, attributes_of(b)->shape);
    set_c(b, "y", yr_int(4));
    ck_assert_ptr_eq(attributes_of(a)->shape, attributes_of(b)->shape);
    ck_assert_uint_eq(attributes_of(a)->shape->count, 2);
    expect_repr(get_c(b, "__dict__"), "{'x': 3, 'y': 4}");
    ck_assert_ptr_eq(attributes_of(b)->shape, NULL); /* now it keeps the dict */
    set_c(b, "z", yr_int(5));
    expect_repr(get_c(b, "__dict__"), "{'x': 3, 'y': 4, 'z': 5}");
    yr_drop(a);
    yr_drop(b);
    yr_drop(class);
}
END_TEST

START_TEST(shape_delete_keeps_order)
{
    yr_value class = plain_class(), o = yr_invoke0(class), name = name_of("b");
    for (const char *s = "abcde"; *s; s++) {
        char text[2] = {*s, 0};
        set_c(o, text, yr_int(*s));
    }
    ck_assert_int_eq(yr_delattr(o, name), 0);
    ck_assert_ptr_ne(attributes_of(o)->shape, NULL);
    ck_assert_int_eq(yr_delattr(o, name), -1);
    expect_error(YR_EXC(AttributeError), "'C' object has no attribute 'b'");
    set_c(o, "b", YR_NONE);
    expect_repr(get_c(o, "__dict__"), "{'a': 97, 'c': 99, 'd': 100, 'e': 101, 'b': None}");
    yr_drop(name);
    yr_drop(o);
    yr_drop(class);
}
END_TEST

START_TEST(shape_too_many_names)
{
    yr_value class = plain_class(), o = yr_invoke0(class);
    char text[16];
    for (int i = 0; i < 200; i++) {
        snprintf(text, sizeof text, "n%d", i);
        set_c(o, text, yr_int(i));
    }
    ck_assert_ptr_eq(attributes_of(o)->shape, NULL);
    for (int i = 0; i < 200; i++) {
        snprintf(text, sizeof text, "n%d", i);
        ck_assert_uint_eq(get_c(o, text), yr_int(i));
    }
    yr_drop(o);
    yr_drop(class);
}
END_TEST

START_TEST(shape_search)
{
    yr_value class = plain_class(), o = yr_invoke0(class);
    char text[16];
    for (int i = 0; i < 60; i++) {
        snprintf(text, sizeof text, "n%d", i);
        set_c(o, text, yr_int(i));
    }
    yr_shape *shape = attributes_of(o)->shape;
    ck_assert_ptr_ne(shape, NULL);
    for (int i = 0; i < 60; i++) {
        snprintf(text, sizeof text, "n%d", i);
        yr_value interned = name_of(text), other = yr_str_from_c(text);
        ck_assert_int_eq(yr_shape_find(shape, interned), i);
        ck_assert_int_eq(yr_shape_find(shape, other), i);
        yr_drop(interned);
        yr_drop(other);
    }
    yr_value absent = name_of("n60");
    ck_assert_int_eq(yr_shape_find(shape, absent), -1);
    yr_drop(absent);
    yr_drop(o);
    yr_drop(class);
}
END_TEST

/* ---- Sites ----------------------------------------------------------------------------------- */

START_TEST(site_of_instance)
{
    yr_value class = plain_class(), a = yr_invoke0(class), b = yr_invoke0(class);
    yr_site in = {0}, out = {0};
    ck_assert_int_eq(store(a, "x", yr_int(1), &in), 0);
    ck_assert_int_eq(store(b, "x", yr_int(2), &in), 0); /* by the cache: the same transition */
    ck_assert_ptr_eq(attributes_of(a)->shape, attributes_of(b)->shape);
    ck_assert_uint_eq(load(a, "x", &out), yr_int(1));
    ck_assert_ptr_ne(out.shape, NULL);
    ck_assert_uint_eq(load(b, "x", &out), yr_int(2));
    ck_assert_uint_eq(load(yr_int(1), "x", &out), 0);
    expect_error(YR_EXC(AttributeError), "'int' object has no attribute 'x'");
    yr_drop(a);
    yr_drop(b);
    yr_drop(class);
}
END_TEST

/* What a site knows of an instance ends when a data descriptor comes into the class. */
START_TEST(site_after_class_change)
{
    yr_value class = plain_class(), o = yr_invoke0(class);
    yr_site site = {0}, method = {0};
    set_c(o, "x", yr_int(1));
    ck_assert_uint_eq(load(o, "x", &site), yr_int(1));
    ck_assert_uint_eq(load(o, "x", &site), yr_int(1));
    yr_value f = function_of(&self_code, 0), property = yr_invoke1(yr_from(YR_TYPE(property)), f);
    set_c(class, "x", property);
    yr_value v = load(o, "x", &site);
    ck_assert(YR_IS_LIST(v));
    yr_drop(v);
    v = load(o, "x", &site); /* a property by the cache */
    ck_assert(YR_IS_LIST(v));
    yr_drop(v);
    set_c(class, "m", f);
    yr_value key = name_of("m"), self;
    for (int i = 0; i < 2; i++) {
        v = yr_load_method(o, key, &method, &self);
        ck_assert_uint_eq(v, f);
        ck_assert_uint_eq(self, o);
        yr_drop(v);
        yr_drop(self);
    }
    set_c(class, "m", yr_int(7));
    v = yr_load_method(o, key, &method, &self);
    ck_assert_uint_eq(v, yr_int(7));
    ck_assert_uint_eq(self, 0);
    set_c(o, "m", yr_int(8));
    ck_assert_uint_eq(yr_load_method(o, key, &method, &self), yr_int(8));
    yr_drop(key);
    yr_drop(property);
    yr_drop(f);
    yr_drop(o);
    yr_drop(class);
}
END_TEST

START_TEST(site_after_base_change)
{
    yr_value base = plain_class(), class = class_of("D", &base, 1), o = yr_invoke0(class);
    yr_value f = function_of(&self_code, 0), g = function_of(&ab_code, 0), key = name_of("m");
    yr_value self;
    yr_site site = {0};
    set_c(base, "m", f);
    for (int i = 0; i < 2; i++) {
        yr_value v = yr_load_method(o, key, &site, &self);
        ck_assert_uint_eq(v, f);
        yr_drop(v);
        yr_drop(self);
    }
    set_c(base, "m", g);
    yr_value v = yr_load_method(o, key, &site, &self);
    ck_assert_uint_eq(v, g);
    yr_drop(v);
    yr_drop(self);
    yr_drop(key);
    yr_drop(f);
    yr_drop(g);
    yr_drop(o);
    yr_drop(class);
    yr_drop(base);
}
END_TEST

/* One site that sees a class, its instance, a list and a module in turn. */
START_TEST(site_of_many_kinds)
{
    yr_value class = plain_class(), o = yr_invoke0(class), list = yr_list_new();
    yr_value module = yr_from(YR->builtins);
    yr_site site = {0};
    set_c(class, "x", yr_int(1));
    set_c(o, "x", yr_int(2));
    set_c(module, "x", yr_int(3));
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_eq(load(class, "x", &site), yr_int(1));
        ck_assert_uint_eq(load(class, "x", &site), yr_int(1));
        ck_assert_uint_eq(load(o, "x", &site), yr_int(2));
        ck_assert_uint_eq(load(o, "x", &site), yr_int(2));
        ck_assert_uint_eq(load(module, "x", &site), yr_int(3));
        ck_assert_uint_eq(load(module, "x", &site), yr_int(3));
        ck_assert_uint_eq(load(list, "x", &site), 0);
        expect_error(YR_EXC(AttributeError), "'list' object has no attribute 'x'");
    }
    yr_drop(o);
    yr_drop(class);
    yr_drop(list);
}
END_TEST

START_TEST(site_of_member)
{
    static const char *const names[] = {"x"};
    yr_value class = slotted_class(names, 1, 0), o = yr_invoke0(class);
    yr_site in = {0}, out = {0};
    ck_assert_uint_eq(load(o, "x", &out), 0);
    expect_error(YR_EXC(AttributeError), "'S' object has no attribute 'x'");
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(store(o, "x", yr_int(i), &in), 0);
        ck_assert_uint_eq(load(o, "x", &out), yr_int(i));
    }
    yr_value name = name_of("x");
    ck_assert_int_eq(yr_delattr(o, name), 0);
    ck_assert_uint_eq(load(o, "x", &out), 0);
    expect_error(YR_EXC(AttributeError), "'S' object has no attribute 'x'");
    yr_drop(name);
    yr_drop(o);
    yr_drop(class);
}
END_TEST

/* ---- Classes --------------------------------------------------------------------------------- */

START_TEST(order_of_bases)
{
    yr_value a = class_of("A", NULL, 0), b = class_of("B", NULL, 0);
    yr_value ab[2] = {a, b}, ba[2] = {b, a};
    yr_value x = class_of("X", ab, 2), y = class_of("Y", ba, 2), xy[2] = {x, y};
    yr_tuple_object *mro = YR_AS(yr_tuple_object, yr_as_type(x)->mro);
    ck_assert_uint_eq(mro->length, 4);
    ck_assert_uint_eq(mro->items[1], a);
    ck_assert_uint_eq(mro->items[2], b);
    ck_assert_uint_eq(class_of("Z", xy, 2), 0);
    expect_error(YR_EXC(TypeError),
                 "Cannot create a consistent method resolution\norder (MRO) for bases A, B");
    yr_value twice[2] = {a, a};
    ck_assert_uint_eq(class_of("Z", twice, 2), 0);
    expect_error(YR_EXC(TypeError), "duplicate base class A");
    yr_value solid[2] = {yr_from(YR_TYPE(int)), yr_from(YR_TYPE(list))};
    ck_assert_uint_eq(class_of("Z", solid, 2), 0);
    expect_error(YR_EXC(TypeError), "multiple bases have instance lay-out conflict");
    yr_value sealed = yr_from(YR_TYPE(bool));
    ck_assert_uint_eq(class_of("Z", &sealed, 1), 0);
    expect_error(YR_EXC(TypeError), "type 'bool' is not an acceptable base type");
    yr_value all[] = {a, b, x, y};
    for (size_t i = 0; i < 4; i++)
        yr_drop(all[i]);
}
END_TEST

/* Members stand behind those of the base, attributes behind all members. */
START_TEST(layout_of_members)
{
    static const char *const one[] = {"a", "b"}, *const two[] = {"c", "__dict__"};
    yr_value base = slotted_class(one, 2, 0), class = slotted_class(two, 2, base);
    ck_assert_uint_eq(yr_as_type(base)->size, sizeof(yr_object) + 16);
    ck_assert_uint_eq(yr_as_type(class)->size, sizeof(yr_object) + 24 + sizeof(yr_attributes));
    yr_value o = yr_invoke0(class);
    set_c(o, "c", yr_int(3));
    set_c(o, "a", yr_int(1));
    set_c(o, "other", yr_int(4));
    set_c(o, "b", yr_int(2));
    ck_assert_uint_eq(get_c(o, "a"), yr_int(1));
    ck_assert_uint_eq(get_c(o, "b"), yr_int(2));
    ck_assert_uint_eq(get_c(o, "c"), yr_int(3));
    ck_assert_uint_eq(get_c(o, "other"), yr_int(4));
    yr_drop(o);
    yr_drop(class);
    yr_drop(base);
}
END_TEST

/* Attributes of instances whose size varies stand behind the variable part. */
START_TEST(layout_of_variable_sizes)
{
    yr_type *bases[] = {YR_TYPE(str), YR_TYPE(bytes), YR_TYPE(tuple), YR_TYPE(int)};
    for (int b = 0; b < 4; b++) {
        yr_value base = yr_from(bases[b]), class = class_of("V", &base, 1);
        ck_assert(class != 0);
        for (size_t n = 0; n < 20; n++) {
            char text[32] = "1111111111111111111111111111111";
            text[n + 1] = 0;
            yr_value digits = yr_str_from_c(text), from = yr_retain(digits);
            if (bases[b] == YR_TYPE(bytes))
                yr_set(&from, yr_bytes_from(text, n));
            yr_value o = yr_invoke1(class, from);
            ck_assert(o != 0);
            set_c(o, "x", yr_int((int64_t)n));
            set_c(o, "y", YR_NONE);
            ck_assert_uint_eq(get_c(o, "x"), yr_int((int64_t)n));
            ck_assert_uint_eq(get_c(o, "y"), YR_NONE);
            if (bases[b] == YR_TYPE(str))
                ck_assert(yr_str_equal(o, digits));
            yr_drop(o);
            yr_drop(from);
            yr_drop(digits);
        }
        yr_drop(class);
    }
}
END_TEST

START_TEST(class_assignment)
{
    yr_value a = class_of("A", NULL, 0), b = class_of("B", NULL, 0), o = yr_invoke0(a);
    uint32_t before = yr_object_of(b)->refs;
    set_c(o, "x", yr_int(1));
    set_c(o, "__class__", b);
    ck_assert_uint_eq(yr_object_of(b)->refs, before + 1);
    ck_assert_ptr_eq(attributes_of(o)->shape->type, yr_as_type(b));
    ck_assert_uint_eq(get_c(o, "x"), yr_int(1));
    yr_value name = name_of("__class__");
    ck_assert_int_eq(yr_setattr(o, name, yr_from(YR_TYPE(int))), -1);
    expect_error(YR_EXC(TypeError), "__class__ assignment only supported for mutable types or "
                                    "ModuleType subclasses");
    yr_drop(name);
    yr_drop(o);
    yr_drop(a);
    yr_drop(b);
}
END_TEST

/* A class leaves its base's list when it dies, and takes its shapes with it. */
START_TEST(class_dies)
{
    size_t before = YR_TYPE(object)->subclass_count;
    yr_value class = plain_class(), o = yr_invoke0(class);
    set_c(o, "x", yr_int(1));
    ck_assert_uint_eq(YR_TYPE(object)->subclass_count, before + 1);
    yr_drop(o);
    yr_drop(class);
    yr_collect();
    ck_assert_uint_eq(YR_TYPE(object)->subclass_count, before);
}
END_TEST

START_TEST(slots_follow_methods)
{
    yr_value base = plain_class(), class = class_of("D", &base, 1), o = yr_invoke0(class);
    ck_assert_int_eq(yr_length(o), -1);
    expect_error(YR_EXC(TypeError), "object of type 'D' has no len()");
    yr_value f = function_of(&self_code, 0), name = name_of("__len__");
    set_c(base, "__len__", f);
    ck_assert_int_eq(yr_length(o), -1);
    expect_error(YR_EXC(TypeError), "'list' object cannot be interpreted as an integer");
    ck_assert_int_eq(yr_delattr(base, name), 0);
    ck_assert_ptr_eq(yr_as_type(class)->slots.length, NULL);
    set_c(class, "__hash__", YR_NONE);
    uint64_t hash;
    ck_assert_int_eq(yr_hash(o, &hash), -1);
    expect_error(YR_EXC(TypeError), "unhashable type: 'D'");
    yr_drop(name);
    yr_drop(f);
    yr_drop(o);
    yr_drop(class);
    yr_drop(base);
}
END_TEST

START_TEST(lookup_cache)
{
    yr_value class = plain_class(), name = name_of("x"), other = yr_str_from_c("x");
    yr_type *t = yr_as_type(class);
    ck_assert_uint_eq(yr_type_lookup(t, name), 0);
    uint64_t version = t->version;
    set_c(class, "x", yr_int(1));
    ck_assert_uint_ne(t->version, version);
    ck_assert_uint_eq(yr_type_lookup(t, name), yr_int(1));
    ck_assert_uint_eq(yr_type_lookup(t, other), yr_int(1));
    ck_assert_int_eq(yr_delattr(class, name), 0);
    ck_assert_uint_eq(yr_type_lookup(t, name), 0);
    yr_value int_type = yr_from(YR_TYPE(int));
    ck_assert_int_eq(yr_setattr(int_type, name, YR_NONE), -1);
    expect_error(YR_EXC(TypeError), "cannot set 'x' attribute of immutable type 'int'");
    yr_drop(name);
    yr_drop(other);
    yr_drop(class);
}
END_TEST

/* ---- Calls ----------------------------------------------------------------------------------- */

/* Calls steal: each argument's count is as before when all is done. */
START_TEST(call_steals)
{
    yr_value o = yr_list_new(), f = function_of(&ab_code, 0);
    uint32_t refs = yr_object_of(o)->refs;
    yr_value good[2] = {yr_retain(o), yr_retain(o)}, v = yr_call(f, good, 2);
    ck_assert_uint_eq(yr_object_of(o)->refs, refs + 2);
    yr_drop(v);
    yr_value bad[3] = {yr_retain(o), yr_retain(o), yr_retain(o)};
    ck_assert_uint_eq(yr_call(f, bad, 3), 0);
    expect_error(YR_EXC(TypeError), "f() takes 2 positional arguments but 3 were given");
    yr_value none[1] = {yr_retain(o)};
    ck_assert_uint_eq(yr_call(YR_NONE, none, 1), 0);
    expect_error(YR_EXC(TypeError), "'NoneType' object is not callable");
    yr_value name = name_of("zz"), keywords = yr_tuple_of(&name, 1);
    yr_value named[2] = {yr_retain(o), yr_retain(o)};
    ck_assert_uint_eq(yr_call_kw(f, named, 2, keywords), 0);
    expect_error(YR_EXC(TypeError), "f() got an unexpected keyword argument 'zz'");
    ck_assert_uint_eq(yr_object_of(o)->refs, refs);
    yr_drop(name);
    yr_drop(keywords);
    yr_drop(f);
    yr_drop(o);
}
END_TEST

START_TEST(call_with_defaults)
{
    yr_value nine = yr_int(9), f = function_of(&ab_code, yr_tuple_of(&nine, 1));
    yr_value one[1] = {yr_int(1)};
    expect_repr(yr_call(f, one, 1), "[1, 9]");
    ck_assert_uint_eq(yr_call(f, one, 0), 0);
    expect_error(YR_EXC(TypeError), "f() missing 1 required positional argument: 'a'");
    yr_value three[3] = {yr_int(1), yr_int(2), yr_int(3)};
    ck_assert_uint_eq(yr_call(f, three, 3), 0);
    expect_error(YR_EXC(TypeError), "f() takes from 1 to 2 positional arguments but 3 were given");
    yr_drop(f);
}
END_TEST

START_TEST(bind_all_kinds)
{
    yr_value g = function_of(&all_code, 0), names[3] = {name_of("c"), name_of("b"), name_of("z")};
    yr_value keywords = yr_tuple_of(names, 3);
    yr_value args[4] = {yr_int(1), yr_int(3), yr_int(2), yr_int(4)};
    expect_repr(yr_call_kw(g, args, 4, keywords), "[1, 2, 3, (), {'z': 4}]");
    yr_value rest[5] = {yr_int(1), yr_int(2), yr_int(5), yr_int(6), yr_int(3)};
    yr_value only_c = yr_tuple_of(names, 1);
    expect_repr(yr_call_kw(g, rest, 5, only_c), "[1, 2, 3, (5, 6), {}]");
    ck_assert_uint_eq(yr_call(g, rest, 2), 0);
    expect_error(YR_EXC(TypeError), "g() missing 1 required keyword-only argument: 'c'");
    yr_value twice[3] = {yr_int(1), yr_int(2), yr_int(2)};
    yr_value only_b = yr_tuple_of(names + 1, 1);
    ck_assert_uint_eq(yr_call_kw(g, twice, 3, only_b), 0);
    expect_error(YR_EXC(TypeError), "g() got multiple values for argument 'b'");
    yr_value drops[] = {keywords, only_c, only_b, names[0], names[1], names[2], g};
    for (size_t i = 0; i < sizeof drops / sizeof *drops; i++)
        yr_drop(drops[i]);
}
END_TEST

START_TEST(bind_strictly)
{
    yr_value h = function_of(&strict_code, 0), names[2] = {name_of("a"), name_of("c")};
    yr_value keywords = yr_tuple_of(names, 2), both[2] = {yr_int(1), yr_int(2)};
    ck_assert_uint_eq(yr_call_kw(h, both, 2, keywords), 0);
    expect_error(YR_EXC(TypeError),
                 "h() got some positional-only arguments passed as keyword arguments: 'a'");
    ck_assert_uint_eq(yr_call(h, both, 0), 0);
    expect_error(YR_EXC(TypeError), "h() missing 2 required positional arguments: 'a' and 'b'");
    ck_assert_uint_eq(yr_call(h, both, 2), 0);
    expect_error(YR_EXC(TypeError), "h() missing 2 required keyword-only arguments: 'c' and 'd'");
    yr_value only_c = yr_tuple_of(names + 1, 1);
    yr_value four[4] = {yr_int(1), yr_int(2), yr_int(3), yr_int(4)};
    ck_assert_uint_eq(yr_call_kw(h, four, 4, only_c), 0);
    expect_error(YR_EXC(TypeError), "h() takes 2 positional arguments but 3 positional arguments "
                                    "(and 1 keyword-only argument) were given");
    yr_drop(keywords);
    yr_drop(only_c);
    yr_drop(names[0]);
    yr_drop(names[1]);
    yr_drop(h);
}
END_TEST

START_TEST(call_spread)
{
    yr_value g = function_of(&all_code, 0), items[2] = {yr_int(1), yr_int(2)};
    yr_value kwargs = yr_dict_new();
    ck_assert_int_eq(yr_dict_set_c(kwargs, "c", yr_int(3)), 0);
    expect_repr(yr_call_ex(g, yr_tuple_of(items, 2), kwargs), "[1, 2, 3, (), {}]");
    kwargs = yr_dict_new();
    ck_assert_int_eq(yr_dict_set(kwargs, yr_int(1), yr_int(3)), 0);
    ck_assert_uint_eq(yr_call_ex(g, yr_tuple_of(items, 2), kwargs), 0);
    expect_error(YR_EXC(TypeError), "keywords must be strings");
    yr_drop(g);
}
END_TEST

START_TEST(arguments_of_c_functions)
{
    static const char *const names[] = {"x", "y", "z"};
    yr_value args[4] = {yr_int(1), yr_int(2), yr_int(3), yr_int(4)}, out[3];
    yr_value z = name_of("z"), bad = name_of("q"), x = name_of("x");
    yr_value with_z = yr_tuple_of(&z, 1), with_bad = yr_tuple_of(&bad, 1),
             with_x = yr_tuple_of(&x, 1);
    ck_assert_int_eq(yr_parse_arguments("f", names, 0, 1, 2, 3, args, 1, with_z, out), 0);
    ck_assert(out[0] == yr_int(1) && out[1] == 0 && out[2] == yr_int(2));
    ck_assert_int_eq(yr_parse_arguments("f", names, 0, 1, 2, 3, args, 1, with_bad, out), -1);
    expect_error(YR_EXC(TypeError), "'q' is an invalid keyword argument for f()");
    ck_assert_int_eq(yr_parse_arguments("f", names, 0, 1, 2, 3, args, 1, with_x, out), -1);
    expect_error(YR_EXC(TypeError), "argument for f() given by name ('x') and position (1)");
    ck_assert_int_eq(yr_parse_arguments("f", names, 0, 1, 2, 3, args, 3, 0, out), -1);
    expect_error(YR_EXC(TypeError), "f() takes at most 2 positional arguments (3 given)");
    ck_assert_int_eq(yr_parse_arguments("f", names, 0, 1, 2, 3, args, 0, 0, out), -1);
    expect_error(YR_EXC(TypeError), "f() missing required argument 'x' (pos 1)");
    ck_assert_int_eq(yr_check_arity("f", 2, 0, 1), -1);
    expect_error(YR_EXC(TypeError), "f expected at most 1 argument, got 2");
    ck_assert_int_eq(yr_check_arity("f", 1, 0, 0), -1);
    expect_error(YR_EXC(TypeError), "f() takes no arguments (1 given)");
    yr_value drops[] = {z, bad, x, with_z, with_bad, with_x};
    for (size_t i = 0; i < sizeof drops / sizeof *drops; i++)
        yr_drop(drops[i]);
}
END_TEST

/* ---- Operators ------------------------------------------------------------------------------- */

START_TEST(operator_messages)
{
    yr_value s = yr_str_from_c("a"), list = yr_list_new();
    ck_assert_uint_eq(yr_binary(YR_SUB, s, yr_int(1)), 0);
    expect_error(YR_EXC(TypeError), "unsupported operand type(s) for -: 'str' and 'int'");
    ck_assert_uint_eq(yr_inplace(YR_POW, s, yr_int(1)), 0);
    expect_error(YR_EXC(TypeError), "unsupported operand type(s) for **=: 'str' and 'int'");
    ck_assert_uint_eq(yr_binary(YR_ADD, s, yr_int(1)), 0);
    expect_error(YR_EXC(TypeError), "can only concatenate str (not \"int\") to str");
    ck_assert_uint_eq(yr_binary(YR_MUL, list, s), 0);
    expect_error(YR_EXC(TypeError), "can't multiply sequence by non-int of type 'str'");
    ck_assert_uint_eq(yr_compare(YR_LT, s, list), 0);
    expect_error(YR_EXC(TypeError), "'<' not supported between instances of 'str' and 'list'");
    ck_assert_uint_eq(yr_compare(YR_EQ, s, list), YR_FALSE);
    ck_assert_int_eq(yr_contains(yr_int(1), s), -1);
    expect_error(YR_EXC(TypeError), "argument of type 'int' is not iterable");
    yr_drop(s);
    yr_drop(list);
}
END_TEST

START_TEST(repr_guard)
{
    yr_value a = yr_list_new(), b = yr_list_new();
    ck_assert_int_eq(yr_repr_enter(a), 0);
    ck_assert_int_eq(yr_repr_enter(b), 0);
    ck_assert_int_eq(yr_repr_enter(a), 1);
    yr_repr_leave(a);
    ck_assert_int_eq(yr_repr_enter(a), 0);
    yr_repr_leave(a);
    yr_repr_leave(b);
    ck_assert_uint_eq(YR->printing_count, 0);
    yr_drop(a);
    yr_drop(b);
}
END_TEST

Suite *type_suite(void)
{
    const TTest *const tests[] = {
        shape_shared,
        shape_delete_keeps_order,
        shape_too_many_names,
        shape_search,
        site_of_instance,
        site_after_class_change,
        site_after_base_change,
        site_of_many_kinds,
        site_of_member,
        order_of_bases,
        layout_of_members,
        layout_of_variable_sizes,
        class_assignment,
        class_dies,
        slots_follow_methods,
        lookup_cache,
        call_steals,
        call_with_defaults,
        bind_all_kinds,
        bind_strictly,
        call_spread,
        arguments_of_c_functions,
        operator_messages,
        repr_guard,
    };
    Suite *s = suite_create("type");
    TCase *t = tcase_create("type");
    tcase_add_checked_fixture(t, begin, end);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(t, tests[i]);
    suite_add_tcase(s, t);
    return s;
}
