/* class.h - what the files of the type system share: slot definitions, shapes, descriptors.
 *
 * The files, in reading order:
 *     type.c, type_lookup.c, mro.c   making types, finding attributes in them, their order
 *     slot_table.c         the table of special methods: which slot each one fills
 *     slots.c              from special methods to slots: what a class statement installs
 *     slot_calls.c, slot_binary.c   the C functions behind slots that call a special method
 *     wrapper.c            from slots to special methods: wrapper_descriptor, method-wrapper
 *     class.c, class_slots.c, build_class.c, type_object.c   classes and the type `type`
 *     shape.c, instance.c, instance_class.c   where the attributes of an instance live
 *     attribute.c, site.c  looking attributes up, slowly and through the cache of a site
 */
#ifndef YR_CLASS_H
#define YR_CLASS_H

#include "runtime.h"

/* ---- Slots and special methods -------------------------------------------------------------- */

typedef void (*yr_any_function)(void); /* some slot, cast back before it is called */

typedef struct yr_slot_def yr_slot_def;

/* Calls a slot as the special method: self and the arguments of the call, borrowed. new */
typedef yr_value (*yr_slot_wrap)(const yr_slot_def *def, yr_any_function slot, yr_value self,
                                 yr_value *args, size_t n, yr_value keywords);

struct yr_slot_def {
    const char *name;        /* "__add__" */
    uint16_t name_id;        /* YR_N_ of it */
    uint16_t offset;         /* of the slot in yr_slots */
    uint8_t op;              /* of a comparison: yr_compare_op */
    yr_any_function generic; /* what a class that defines the method has in the slot */
    yr_slot_wrap wrap;       /* NULL: built-in types do not show the slot (__new__) */
};

extern const yr_slot_def yr_slot_defs[];
extern const size_t yr_slot_def_count;

yr_any_function yr_slot_get(const yr_slots *slots, size_t offset);
void yr_slot_set(yr_slots *slots, size_t offset, yr_any_function f);
/* Sets the slots of a class by what its special methods are now. */
void yr_slots_update(yr_type *t);
/* The same for those slots that the method of that name decides, in t and its subclasses. */
void yr_slots_update_named(yr_type *t, yr_value name);
void yr_slots_inherit(yr_type *t, const yr_type *base); /* fills the NULL ones of a built-in type */
/* Puts a wrapper_descriptor into the dict of a built-in type for every slot of its own. */
int yr_add_wrappers(yr_type *t, const yr_slots *own, yr_value dict);
int yr_hash_unhashable(yr_value o, uint64_t *hash); /* the hash slot of unhashable types */

/* Generic slots that others compare with. */
yr_value yr_slot_getattr(yr_value o, yr_value name);      /* class has __getattr__ only */
yr_value yr_slot_getattribute(yr_value o, yr_value name); /* class has __getattribute__ */
/* new: operator.concat(a, b): the + of a built-in sequence, whatever b has. */
yr_value yr_concat(yr_value a, yr_value b, bool in_place);
/* new: what __getattr__ says, if o's class has one and AttributeError is pending; else 0. */
yr_value yr_getattr_after_error(yr_value o, yr_value name);
yr_value yr_slot_make(yr_type *t, yr_value *args, size_t n, yr_value keywords);
int yr_slot_init(yr_value self, yr_value *args, size_t n, yr_value keywords);
int yr_slot_setattr(yr_value self, yr_value name, yr_value v);

/* Calls what type attribute `method` of self is, found by yr_type_lookup (borrowed): without a
 * bound method where it binds as functions do. args[0] must be free for self; n counts the
 * arguments behind it. All borrowed; new. */
yr_value yr_call_found(yr_value method, yr_value self, yr_value *args, size_t n, yr_value keywords);

/* object.__getattribute__ that does not raise for what is missing: 1: *v is the result, or 0 with
 * an exception pending; 0: there is no such attribute. */
int yr_find_attribute(yr_value o, yr_value name, yr_value *v);

/* ---- Types ---------------------------------------------------------------------------------- */

static inline yr_type *yr_as_type(yr_value v)
{
    return (yr_type *)yr_object_of(v);
}
void yr_type_unfill(yr_type *t); /* drops all that a built-in type owns */
void yr_lookup_start(void);
void yr_lookup_finish(void);
void yr_lookup_abandon(void);             /* after a start that failed: what it knows is gone */
yr_value yr_mro_compute(yr_type *t);      /* new tuple; TypeError */
yr_value yr_class_slot_names(yr_type *t); /* new: a sorted list, from __slots__; 0 */
yr_type *yr_best_base(yr_value bases);    /* borrowed; TypeError */
yr_type *yr_solid_base(yr_type *t);       /* the nearest base that decides the layout */
int yr_subclass_add(yr_type *base, yr_type *t);
/* Which patterns match instances of a class (core/match.c): of one that is being made, and of one
 * that is registered with an abstract class. */
int yr_inherit_patterns(yr_type *t);
void yr_register_patterns(yr_type *abstract, yr_type *subclass);
void yr_subclass_remove(yr_type *base, yr_type *t);
/* new: type.__new__(meta, name, bases, namespace): all checked already for their types. */
yr_value yr_class_new(yr_type *meta, yr_value name, yr_value bases, yr_value namespace,
                      yr_value keywords_names, yr_value *keyword_values);
/* __slots__ and the layout of a new class, in class_slots.c. */
int yr_class_layout(yr_type *t, yr_value namespace);
/* borrowed: the most derived metaclass; NULL and TypeError. */
yr_type *yr_metaclass_of_bases(yr_type *meta, yr_value bases);
/* The steps of a class statement; all new. bases is a tuple. */
yr_value yr_resolve_bases(yr_value bases);
yr_value yr_choose_metaclass(yr_value bases, yr_value keywords); /* takes metaclass= out */
yr_value yr_prepare_namespace(yr_value meta, yr_value name, yr_value bases, yr_value keywords);
yr_value yr_type_call(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_type_module(yr_type *t); /* new: __module__ */
yr_value yr_merge_dir(yr_value o);   /* new list: object.__dir__ */
yr_value yr_type_dir(yr_type *t);    /* new dict of the names of t and its bases */

extern const yr_getset_def yr_type_getsets[];
yr_value yr_type_getattr(yr_value class, yr_value name);
int yr_find_type_attribute(yr_value class, yr_value name, yr_value *v); /* as yr_find_attribute */
YR_COLD yr_value yr_raise_missing_attribute(yr_value o, yr_value name); /* always 0 */
/* Reading o.name has failed: a pending AttributeError without name and obj gets both. 0. */
YR_COLD yr_value yr_attribute_failed(yr_value o, yr_value name);
int yr_type_set_bases(yr_value self, yr_value v);
yr_value yr_mro_ask(yr_type *t); /* as yr_mro_compute, but asks the metaclass */
/* isinstance and issubclass without __instancecheck__ and __subclasscheck__: 1, 0, -1 */
int yr_is_real_instance(yr_value o, yr_value class);
int yr_is_real_subclass(yr_value c, yr_value class);

void yr_subtype_dealloc(yr_object *o);
int yr_subtype_traverse(yr_object *o, yr_visitor visit, void *context);
void yr_subtype_clear(yr_object *o);
yr_value yr_object_make(yr_type *t, yr_value *args, size_t n, yr_value keywords);
int yr_object_init(yr_value self, yr_value *args, size_t n, yr_value keywords);

/* Methods of `object` and `type` that are long enough for files of their own. */
yr_value yr_object_get_class(yr_value self);
int yr_object_set_class(yr_value self, yr_value v);
int yr_object_set_dict(yr_value self, yr_value v);
extern const yr_getset_def yr_dict_getset[2];    /* __dict__ of instances */
extern const yr_getset_def yr_weakref_getset[2]; /* __weakref__ */

/* ---- Shapes --------------------------------------------------------------------------------- */

enum {
    YR_SHAPE_MAX_NAMES = 64,  /* an instance with more keeps a dict */
    YR_SHAPE_MAX_COUNT = 1024 /* shapes of one type; then new layouts keep a dict */
};

/* The names of an instance's attributes, in the order they were set. */
struct yr_shape {
    uint64_t token;     /* what sites compare; a new one with every change of the type */
    yr_type *type;      /* whose instances have it; borrowed (the type owns its shapes) */
    yr_shape *children; /* one more name each */
    yr_shape *sibling;
    yr_shape *root;
    uint32_t population; /* of the root: shapes in the tree */
    uint32_t count;
    uint8_t *table; /* name -> index + 1 by address, of table_size; NULL until it is searched */
    uint32_t table_size;
    yr_value keys[]; /* count interned str, owned */
};

/* The shape of an instance that has no attribute yet. NULL and MemoryError. */
yr_shape *yr_shape_root(yr_type *t);
/* The shape with one more name (interned). NULL without an error: too many, keep a dict; NULL with
 * one pending: MemoryError. */
yr_shape *yr_shape_add(yr_shape *shape, yr_value name);
int yr_shape_find(yr_shape *shape, yr_value name); /* index or -1; any str */
void yr_shapes_renew(yr_shape *root);              /* new tokens for the whole tree */
void yr_shapes_free(yr_shape *root);
/* A hash of a token or version and a name, in its upper bits: they depend on all bits of both. */
static inline uint64_t yr_spread(uint64_t key, yr_value name)
{
    return (key << 32 ^ name) * 0x9E3779B97F4A7C15;
}

uint64_t yr_next_token(void); /* a multiple of 4, never given twice */

/* How many values are allocated for count of them. */
static inline uint32_t yr_shape_capacity(uint32_t count)
{
    uint32_t capacity = 4;
    while (capacity < count)
        capacity *= 2;
    return count ? capacity : 0;
}

/* Attributes of an instance whose type has YR_TYPE_HAS_DICT. */
int yr_instance_get(yr_object *o, yr_value name, yr_value *v); /* 1 (*v new), 0, -1 */
int yr_instance_set(yr_object *o, yr_value name, yr_value v);  /* borrows v */
int yr_instance_delete(yr_object *o, yr_value name);           /* 1, 0 absent, -1 */
yr_value yr_instance_dict(yr_object *o); /* new; from now on it keeps a dict */
int yr_instance_append(yr_attributes *a, yr_shape *next, yr_value v); /* steals v */
int yr_instance_start(yr_object *o, yr_attributes *a);                /* gives the root shape */

/* ---- Descriptors ---------------------------------------------------------------------------- */

typedef struct {
    yr_object base;
    const yr_slot_def *def;
    yr_type *owner; /* owned */
} yr_wrapper;

typedef struct {
    yr_object base;
    const yr_slot_def *def;
    yr_type *owner;
    yr_value self;
} yr_method_wrapper;

typedef struct {
    yr_object base;
    const yr_getset_def *def;
    yr_type *owner; /* owned */
} yr_getset;

typedef struct {
    yr_object base;
    yr_value name;
    yr_type *owner;            /* owned */
    size_t offset;             /* of the yr_value in the object */
    const yr_getset_def *in_c; /* or it is computed by this one's get */
} yr_member;

typedef struct {
    yr_object base;
    yr_value get, set, del, doc; /* or 0 */
    yr_value name;               /* of __set_name__, or 0 */
    bool doc_from_get;
} yr_property;

typedef struct { /* staticmethod, classmethod */
    yr_object base;
    yr_value callable;
    yr_value dict;
} yr_method_holder;

/* borrowed or 0: what a staticmethod or classmethod holds. */
static inline yr_value yr_held_callable(yr_value v)
{
    return YR_AS(yr_method_holder, v)->callable;
}

/* Does what the site has learned apply to o? */
bool yr_site_fits(yr_value o, const yr_site *site);
void yr_sites_finish(void); /* the table of what sites have learned goes */
/* Lets the site remember that o has no attribute of that name, where that is so and plain to see.
 */
void yr_learn_lack(yr_value o, yr_value name, yr_site *site);

typedef struct {
    yr_object base;
    yr_type *type;   /* owned: where the search starts behind */
    yr_value object; /* or 0 */
    yr_type *object_type;
} yr_super;

yr_value yr_method_descriptor_new(yr_type *t, const yr_method_def *def);
/* new: a member_descriptor where the setter is yr_readonly */
yr_value yr_getset_new(yr_type *t, const yr_getset_def *def);
yr_value yr_member_new(yr_type *t, yr_value name, size_t offset);
yr_value yr_wrapper_new(yr_type *t, const yr_slot_def *def);
yr_value yr_staticmethod_new(yr_value callable);
yr_value yr_classmethod_new(yr_value callable);
yr_value yr_mappingproxy_new(yr_value mapping);
yr_value yr_super_new(yr_type *t, yr_value object);
/* borrowed or 0 without an error: what super object finds of that name, not bound yet. */
yr_value yr_super_find(yr_value self, yr_value name);
int yr_is_abstract(yr_value f);                 /* 1, 0, -1: has f a true __isabstractmethod__ */
yr_value yr_new_function_of(yr_type *t);        /* new: the __new__ of a built-in type */
bool yr_is_new_of(yr_value v, yr_type **owner); /* is v such a __new__ */
yr_value yr_builtin_bound(const yr_method_def *def, yr_value self, yr_type *owner);

/* ---- Calls ---------------------------------------------------------------------------------- */

/* new: f called with bound or unbound arguments, stolen; n counts the positional ones, the values
 * of keywords (tuple or 0) follow them. */
yr_value yr_call_function(yr_function *f, yr_value *args, size_t n, yr_value keywords);
/* Calls a C function with borrowed arguments after checking their number. name: for messages. */
yr_value yr_call_definition(const yr_method_def *def, yr_value callable, yr_value self,
                            yr_value *args, size_t n, yr_value keywords);
size_t yr_keyword_count(yr_value keywords); /* of a tuple or 0 */
/* Fills locals (zeroed, one for every parameter) from stolen arguments; -1 and TypeError, then
 * nothing is left in locals. */
int yr_bind_arguments(yr_function *f, yr_value *args, size_t n, yr_value keywords,
                      yr_value *locals);
/* borrowed or 0: the default of a keyword-only parameter; bind.c. *at: where the last one stood in
 * the dict, from 0 on. */
yr_value yr_keyword_default(yr_value defaults, const char *name, size_t *at);
enum { YR_PLANNED = 12 }; /* a plan has no more parameters or arguments; bind_plan.c */
/* The same by a plan, for constant keywords. 1: locals, for YR_PLANNED, are filled, the arguments
 * moved; 0: nothing has been touched: no plan fits; -1: MemoryError, the arguments are dropped. */
int yr_bind_planned(yr_function *f, yr_value *args, size_t n, yr_value keywords, yr_value *locals);

#endif
