/* site.c - attribute access through the cache of a site.
 *
 * A site remembers one key and what to do for a receiver of that key. The key is
 *
 *     the token of the shape      an instance that keeps its attributes by shape
 *     the version of the type     an object without attributes of its own
 *     the version | 1             a class (tokens and versions are even); only if its metaclass is
 *                                 plain `type`
 *     the address of the dict     a module
 *     the address of the type     an object of a built-in type that has no attributes of its own,
 *                                 at a site of LOAD_METHOD that has found a function: such types
 *                                 never change, and yr_load_method() looks for that key alone, but
 *                                 for immediates
 *
 * A token stands with bit 1 set where the slot is no DO_VALUE, so that one comparison finds the
 * attributes that are the instance's own, which most are.
 *
 * Tokens and versions change with every change of the type or its bases and are never given twice,
 * so a key that matches proves all that was true when the site learned: whatever is borrowed in the
 * slot word is still alive. They are larger than any address. What to do is in the low 3 bits of
 * the slot word. An address used as a key proves nothing: there the entry itself is checked.
 */
#include "class.h"

enum {              /* low bits of yr_site.slot */
       DO_FUNCTION, /* bind the function at that address (METHOD_LIKE) */
       DO_VALUE,    /* values[slot >> 3] */
       DO_OBJECT,   /* the object at that address */
       DO_WORD,     /* a small int or other immediate, shifted */
       DO_MEMBER,   /* the __slots__ member at offset slot >> 3 */
       DO_ENTRY,    /* entry slot >> 3 of the module's dict */
       DO_ADD,      /* storing: go on to the shape at that address */
       DO_PROPERTY  /* call the getter of the property, or other descriptor, at that address */
};

static inline const void *as_key(uint64_t key)
{
    return (const void *)(uintptr_t)key;
}

/* 0: nothing can be remembered for o. *a is set where o has attributes by shape. */
static inline uint64_t key_of(yr_value o, yr_attributes **a)
{
    yr_type *t = yr_type_of(o);
    if (t->flags & YR_TYPE_HAS_DICT) {
        *a = yr_attributes_of(yr_object_of(o));
        const yr_shape *shape = (*a)->shape;
        if (!shape && !(*a)->values)
            shape = t->root_shape; /* nothing set yet */
        return shape ? shape->token : 0;
    }
    if (YR_UNLIKELY(t == YR_TYPE_ID(type)))
        return yr_as_type(o)->version | 1;
    if (YR_UNLIKELY(t == YR_TYPE_ID(module)))
        return YR_AS(yr_module, o)->dict;
    return t->version;
}

/* ---- Learning -------------------------------------------------------------------------------- */

enum { IS_OTHER = 2 }; /* in the key of a site: the slot is no DO_VALUE */

static void learn(yr_site *site, uint64_t key, uint64_t slot)
{
    site->shape = as_key((slot & 7) == DO_VALUE ? key : key | IS_OTHER);
    site->slot = slot;
}

/* Has the site learned what to do for this key? */
static inline bool knows(const yr_site *site, uint64_t key)
{
    return key && ((uintptr_t)site->shape & ~(uintptr_t)IS_OTHER) == key;
}

/* An attribute of the type that is given out as it is. */
static void learn_object(yr_site *site, uint64_t key, yr_value v)
{
    if (yr_is_pointer(v)) {
        if (!(v & 7))
            learn(site, key, v | DO_OBJECT);
    } else if ((uint64_t)((int64_t)(v << 3) >> 3) == v) {
        learn(site, key, v << 3 | DO_WORD);
    }
}

/* Attributes of types in C, items of named tuples. */
static bool is_c_descriptor(const yr_type *kind)
{
    return kind != YR_TYPE_ID(property) && !(kind->flags & YR_TYPE_HEAP) && kind->slots.descr_get;
}

/* A getset is asked without a look at the object, which must be of its type. */
static bool may_be_asked(const yr_type *kind, yr_value descriptor, yr_value o)
{
    return kind != YR_TYPE_ID(getset_descriptor) ||
           yr_isinstance_of(o, YR_AS(yr_getset, descriptor)->owner);
}

static void learn_found(yr_value o, yr_attributes *a, uint64_t key, yr_value name, yr_value found,
                        yr_site *site)
{
    yr_type *kind = found ? yr_type_of(found) : NULL;
    if (kind && kind->slots.descr_set) {
        if (kind == YR_TYPE_ID(member_descriptor)) {
            yr_member *m = YR_AS(yr_member, found);
            if (!m->in_c && yr_isinstance_of(o, m->owner) && !(m->owner->flags & YR_TYPE_STR))
                learn(site, key, (uint64_t)m->offset << 3 | DO_MEMBER);
        } else if (kind == YR_TYPE_ID(property) && YR_AS(yr_property, found)->get &&
                   yr_type_of(o)->slots.getattr == yr_object_getattr) {
            learn(site, key, found | DO_PROPERTY);
        } else if (is_c_descriptor(kind) && yr_type_of(o)->slots.getattr == yr_object_getattr &&
                   may_be_asked(kind, found, o)) {
            learn(site, key, found | DO_PROPERTY);
        }
        return;
    }
    int i = a ? yr_shape_find(a->shape, name) : -1;
    if (i >= 0)
        learn(site, key, (uint64_t)i << 3 | DO_VALUE);
    else if (kind && kind->flags & YR_TYPE_METHOD_LIKE)
        learn(site, key, found | DO_FUNCTION);
    else if (kind && !kind->slots.descr_get)
        learn_object(site, key, found);
}

/* C.name: an attribute of a class; its metaclass is `type`, whose own data descriptors win. */
static void learn_of_class(yr_type *t, uint64_t key, yr_value name, yr_site *site)
{
    yr_value meta = yr_type_lookup(YR_TYPE(type), name);
    yr_value found = yr_type_lookup(t, name);
    if (!found || (meta && yr_type_of(meta)->slots.descr_set))
        return;
    yr_type *kind = yr_type_of(found);
    yr_value callable = kind == YR_TYPE_ID(staticmethod) || kind == YR_TYPE_ID(classmethod)
                            ? yr_held_callable(found)
                            : 0;
    if (!kind->slots.descr_get || kind == YR_TYPE_ID(function))
        learn_object(site, key, found);
    else if (callable && kind == YR_TYPE_ID(staticmethod))
        learn_object(site, key, callable);
    else if (callable && YR_IS(callable, function)) /* bound to the class, as to an instance */
        learn(site, key, callable | DO_FUNCTION);
}

static void learn_of_module(yr_module *m, yr_value name, yr_site *site)
{
    yr_dict_object *dict = YR_AS(yr_dict_object, m->dict);
    if (yr_type_lookup(YR_TYPE(module), name))
        return;
    for (size_t i = 0; i < dict->used; i++)
        if (dict->entries[i].key == name && dict->entries[i].value) {
            learn(site, m->dict, (uint64_t)i << 3 | DO_ENTRY);
            return;
        }
}

/* Does t look attributes up as object does, at least those that are found? */
static bool looks_up_plainly(yr_type *t)
{
    if (t->slots.getattr == yr_object_getattr)
        return true;
    yr_value name = YR_NAME(__getattribute__);
    return t->slots.getattr == yr_slot_getattr &&
           yr_type_lookup(t, name) == yr_type_lookup(YR_TYPE(object), name);
}

/* ---- Remembering ----------------------------------------------------------------------------- *
 *
 * A site where objects of several keys come by would learn all the time. What such a site learns
 * also goes to one table, by key and name, where every site of that name finds it. Keys that are
 * addresses prove nothing and stay out.
 */

enum {
    REMEMBERED_BITS = 10,
    REMEMBERED = 1 << REMEMBERED_BITS,
    STORING = 1 /* in the word of the name, which is an address */
};

typedef struct yr_remembered {
    uint64_t key, slot;
    yr_value name; /* owned; may be | STORING */
} yr_remembered;

static yr_remembered *place_of(uint64_t key, yr_value name)
{
    return &YR->remembered[yr_spread(key, name) >> (64 - REMEMBERED_BITS)];
}

/* Does the site find in the table what it needs for key? */
static inline bool recall(uint64_t key, yr_value name, yr_site *site)
{
    if (!YR->remembered || !key)
        return false;
    const yr_remembered *r = place_of(key, name);
    if (r->key != key || r->name != name)
        return false;
    learn(site, key, r->slot);
    return true;
}

/* The site had another key before, `old`, and has learned. */
static void remember(const void *old, uint64_t key, yr_value name, const yr_site *site)
{
    if (!old || !knows(site, key) || (site->slot & 7) == DO_ENTRY)
        return;
    static yr_remembered table[REMEMBERED]; /* zero without being written to */
    YR->remembered = table;
    yr_remembered *r = place_of(key, name);
    yr_value before = r->name & ~(uint64_t)STORING;
    yr_retain(name & ~(uint64_t)STORING);
    *r = (yr_remembered){key, site->slot, name};
    yr_xdrop(before);
}

void yr_sites_finish(void)
{
    yr_remembered *all = YR->remembered;
    YR->remembered = NULL;
    for (int i = 0; all && i < REMEMBERED; i++) {
        yr_xdrop(all[i].name & ~(uint64_t)STORING);
        all[i] = (yr_remembered){0};
    }
}

/* Called before the slow path, for an o whose key the site does not have. */
static void learn_load(yr_value o, yr_value name, yr_site *site)
{
    const void *old = site->shape;
    yr_type *t = yr_type_of(o);
    if (!YR_IS_STR(name) || !YR_AS(yr_str, name)->interned)
        return;
    yr_attributes *a = NULL;
    if (t->flags & YR_TYPE_HAS_DICT) {
        a = yr_attributes_of(yr_object_of(o));
        if (yr_instance_start(yr_object_of(o), a) < 0)
            yr_clear_pending();
        if (!a->shape)
            return;
    }
    uint64_t key = key_of(o, &a);
    if (t == YR_TYPE_ID(type))
        learn_of_class(yr_as_type(o), key, name, site);
    else if (t == YR_TYPE_ID(module))
        learn_of_module(YR_AS(yr_module, o), name, site);
    else if (looks_up_plainly(t))
        learn_found(o, a, key, name, yr_type_lookup(t, name), site);
    remember(old, key, name, site);
}

/* ---- Loading --------------------------------------------------------------------------------- */

/* new or 0 without an error: what the site knows does not apply after all. */
static yr_value load_known(yr_value o, yr_value name, yr_attributes *a, uint64_t slot)
{
    uint64_t rest = slot & ~(uint64_t)7;
    switch (slot & 7) {
    case DO_VALUE: return yr_retain(a->values[slot >> 3]);
    case DO_FUNCTION: return yr_method_new(rest, o);
    case DO_OBJECT: return yr_retain(rest);
    case DO_WORD: return (yr_value)((int64_t)slot >> 3);
    case DO_MEMBER: return yr_xretain(*(yr_value *)((char *)yr_object_of(o) + (slot >> 3)));
    case DO_ENTRY: {
        yr_dict_object *dict = YR_AS(yr_dict_object, YR_AS(yr_module, o)->dict);
        yr_dict_entry *e = &dict->entries[slot >> 3];
        return slot >> 3 < dict->used && e->key == name ? yr_xretain(e->value) : 0;
    }
    default: return 0;
    }
}

static yr_value load_by_descriptor(yr_value o, yr_value name, yr_value descriptor)
{
    yr_retain(descriptor);
    yr_value v = yr_type_of(descriptor)->slots.descr_get(descriptor, o, yr_from(yr_type_of(o)));
    yr_drop(descriptor);
    return YR_LIKELY(v) ? v : yr_attribute_failed(o, name);
}

static yr_value load_property(yr_value o, yr_value name, uint64_t slot)
{
    if (YR_IS(slot & ~(uint64_t)7, getset_descriptor)) {
        yr_value v = YR_AS(yr_getset, slot & ~(uint64_t)7)->def->get(o);
        return YR_LIKELY(v) ? v : yr_attribute_failed(o, name);
    }
    if (!YR_IS(slot & ~(uint64_t)7, property))
        return load_by_descriptor(o, name, slot & ~(uint64_t)7);
    yr_value get = yr_retain(YR_AS(yr_property, slot & ~(uint64_t)7)->get);
    yr_value v = yr_invoke1(get, o);
    yr_drop(get);
    if (YR_LIKELY(v))
        return v;
    v = yr_getattr_after_error(o, name);
    return v ? v : yr_attribute_failed(o, name);
}

/* The shape of o, which stands behind the header; NULL: it has none, or other objects' layout. */
static inline const yr_shape *plain_shape(yr_value o)
{
    if (!yr_is_pointer(o) || !(yr_object_of(o)->flags & YR_FLAG_PLAIN))
        return NULL;
    return (const yr_shape *)((const yr_plain_instance *)yr_object_of(o))->shape;
}

/* Where the __slots__ member of o is that the site knows, o having no attributes of its own; NULL:
 * it is something else. Versions and tokens are never the same. */
static inline yr_value *member_place(yr_value o, const yr_site *site)
{
    if (!yr_is_pointer(o) || (site->slot & 7) != DO_MEMBER)
        return NULL;
    uint64_t version = yr_object_of(o)->type->version;
    if (!version || as_key(version | IS_OTHER) != site->shape)
        return NULL;
    return (yr_value *)((char *)yr_object_of(o) + (site->slot >> 3));
}

static __attribute__((noinline)) yr_value load_other(yr_value o, yr_value name, yr_site *site)
{
    yr_attributes *a = NULL;
    uint64_t key = key_of(o, &a);
    if (YR_LIKELY(knows(site, key) || recall(key, name, site))) {
        uint64_t slot = site->slot;
        if ((slot & 7) == DO_PROPERTY)
            return load_property(o, name, slot);
        yr_value v = load_known(o, name, a, slot);
        if (v || yr_pending())
            return v;
    } else {
        learn_load(o, name, site);
    }
    return yr_getattr(o, name);
}

yr_value yr_load_attr_any(yr_value o, yr_value name, yr_site *site)
{
    yr_value *member = member_place(o, site);
    if (member && YR_LIKELY(*member))
        return yr_retain(*member);
    return load_other(o, name, site);
}

bool yr_site_fits(yr_value o, const yr_site *site)
{
    yr_attributes *a = NULL;
    uint64_t key = key_of(o, &a);
    return knows(site, key);
}

void yr_learn_lack(yr_value o, yr_value name, yr_site *site)
{
    yr_type *t = yr_type_of(o);
    yr_attributes *a = NULL;
    if (t->slots.getattr != yr_object_getattr || t == YR_TYPE_ID(module) || yr_type_lookup(t, name))
        return;
    uint64_t key = key_of(o, &a);
    if (key && (!a || (a->shape && yr_shape_find(a->shape, name) < 0)))
        learn(site, key, 0);
}

/* A method found by the slow path: is it a function of the type that the instance does not hide? */
static yr_value find_function(yr_value o, yr_value name)
{
    yr_type *t = yr_type_of(o);
    if (t->slots.getattr != yr_object_getattr || !YR_IS_STR(name))
        return 0;
    yr_value found = yr_type_lookup(t, name);
    if (!found || !(yr_type_of(found)->flags & YR_TYPE_METHOD_LIKE))
        return 0;
    if (!(t->flags & YR_TYPE_HAS_DICT))
        return yr_retain(found);
    yr_retain(found);
    yr_value own;
    int hidden = yr_instance_get(yr_object_of(o), name, &own);
    if (!hidden)
        return found;
    if (hidden > 0)
        yr_drop(own);
    yr_drop(found);
    return 0;
}

/* super().name(...): as for an instance, but found behind a class. */
static yr_value load_from_super(yr_value o, yr_value name, yr_value *self)
{
    yr_super *s = YR_AS(yr_super, o);
    yr_value found = yr_super_find(o, name);
    *self = 0;
    if (!found || !(yr_type_of(found)->flags & YR_TYPE_METHOD_LIKE) ||
        s->object == yr_from(s->object_type))
        return yr_getattr(o, name);
    *self = yr_retain(s->object);
    return yr_retain(found);
}

/* Lets yr_load_method() find at once what the site has learned for o. */
static void learn_for_type(yr_value o, yr_site *site)
{
    yr_type *t = yr_type_of(o);
    if (!(t->flags & YR_TYPE_IMMUTABLE) || t->flags & (YR_TYPE_HEAP | YR_TYPE_HAS_DICT) ||
        t == YR_TYPE_ID(type) || t == YR_TYPE_ID(module))
        return;
    if (knows(site, t->version) && (site->slot & 7) == DO_FUNCTION)
        site->shape = t;
}

static __attribute__((noinline)) yr_value load_other_method(yr_value o, yr_value name,
                                                            yr_site *site, yr_value *self)
{
    if (YR_UNLIKELY(YR_IS(o, super)))
        return load_from_super(o, name, self);
    yr_attributes *a = NULL;
    uint64_t key = key_of(o, &a);
    if (YR_LIKELY(knows(site, key) || recall(key, name, site))) {
        if (YR_LIKELY((site->slot & 7) == DO_FUNCTION)) {
            *self = yr_retain(o);
            return yr_retain(site->slot);
        }
        *self = 0;
        return yr_load_attr(o, name, site);
    }
    learn_load(o, name, site);
    learn_for_type(o, site);
    *self = 0;
    yr_value function = find_function(o, name);
    if (function) {
        *self = yr_retain(o);
        return function;
    }
    return yr_pending() ? 0 : yr_getattr(o, name);
}

/* What the dict of the module o has at the entry that the site knows; 0: the site knows another
 * module, or the entry has gone. */
static inline yr_value of_module(yr_value o, yr_value name, const yr_site *site)
{
    yr_dict_object *dict = YR_AS(yr_dict_object, YR_AS(yr_module, o)->dict);
    uint64_t at = site->slot >> 3;
    if (as_key(yr_from(dict) | IS_OTHER) != site->shape || (site->slot & 7) != DO_ENTRY ||
        at >= dict->used || dict->entries[at].key != name)
        return 0;
    return dict->entries[at].value;
}

yr_value yr_load_method_any(yr_value o, yr_value name, yr_site *site, yr_value *self)
{
    yr_value found;
    if (!yr_is_pointer(o)) {
        if (yr_type_of(o) == site->shape) {
            *self = o;
            return yr_retain(site->slot);
        }
        return load_other_method(o, name, site, self);
    }
    if (YR_IS(o, module) && (found = of_module(o, name, site))) {
        *self = 0;
        return yr_retain(found);
    }
    const yr_shape *shape = plain_shape(o);
    if (YR_LIKELY(shape && as_key(shape->token | IS_OTHER) == site->shape &&
                  (site->slot & 7) == DO_FUNCTION)) {
        *self = yr_retain(o);
        return yr_retain(site->slot);
    }
    return load_other_method(o, name, site, self);
}

/* ---- Storing --------------------------------------------------------------------------------- */

static bool stores_plainly(yr_type *t, yr_value name, size_t *member)
{
    if (t->slots.setattr != yr_object_setattr)
        return false;
    yr_value found = yr_type_lookup(t, name);
    *member = 0;
    if (!found || !yr_type_of(found)->slots.descr_set)
        return true;
    if (!YR_IS(found, member_descriptor) || YR_AS(yr_member, found)->in_c ||
        t->flags & YR_TYPE_STR || !yr_is_subtype(t, YR_AS(yr_member, found)->owner))
        return false;
    *member = YR_AS(yr_member, found)->offset;
    return true;
}

static void learn_to_store(yr_value o, yr_value name, yr_site *site)
{
    yr_type *t = yr_type_of(o);
    size_t member;
    if (!yr_is_pointer(o) || !YR_IS_STR(name) || !YR_AS(yr_str, name)->interned ||
        t == YR_TYPE_ID(type) || t == YR_TYPE_ID(module) || !stores_plainly(t, name, &member))
        return;
    yr_attributes *a = NULL;
    if (t->flags & YR_TYPE_HAS_DICT) {
        a = yr_attributes_of(yr_object_of(o));
        if (yr_instance_start(yr_object_of(o), a) < 0)
            yr_clear_pending();
        if (!a->shape)
            return;
    }
    uint64_t key = key_of(o, &a);
    if (member) {
        learn(site, key, (uint64_t)member << 3 | DO_MEMBER);
        return;
    }
    if (!a)
        return;
    int i = yr_shape_find(a->shape, name);
    if (i >= 0) {
        learn(site, key, (uint64_t)i << 3 | DO_VALUE);
        return;
    }
    yr_shape *next = yr_shape_add(a->shape, name);
    if (next)
        learn(site, key, (uint64_t)(uintptr_t)next | DO_ADD);
    else
        yr_clear_pending();
}

static void learn_store(yr_value o, yr_value name, uint64_t key, yr_site *site)
{
    const void *old = site->shape;
    learn_to_store(o, name, site);
    remember(old, key, name | STORING, site);
}

static __attribute__((noinline)) int store_other(yr_value o, yr_value name, yr_value v,
                                                 yr_site *site)
{
    yr_attributes *a = NULL;
    uint64_t key = key_of(o, &a);
    if (YR_LIKELY(knows(site, key) || recall(key, name | STORING, site))) {
        uint64_t slot = site->slot;
        switch (slot & 7) {
        case DO_VALUE: yr_set(&a->values[slot >> 3], yr_retain(v)); return 0;
        case DO_ADD:
            return yr_instance_append(a, (yr_shape *)(uintptr_t)(slot & ~(uint64_t)7),
                                      yr_retain(v));
        case DO_MEMBER:
            yr_set((yr_value *)((char *)yr_object_of(o) + (slot >> 3)), yr_retain(v));
            return 0;
        default: break;
        }
    } else {
        learn_store(o, name, key, site);
    }
    return yr_setattr(o, name, v);
}

int yr_store_attr_any(yr_value o, yr_value name, yr_value v, yr_site *site)
{
    yr_value *member = member_place(o, site);
    if (!member)
        return store_other(o, name, v, site);
    yr_set(member, yr_retain(v));
    return 0;
}
