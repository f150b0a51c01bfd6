/* names.c - reading and writing names: globals, class bodies, cells.
 *
 * Global i of a module is entry i of its dict, for ever (module.c): a value of 0 means unbound,
 * and then the name may be a built-in.
 */
#include "runtime.h"
#include "exception.h"

static yr_value global_name(yr_module *m, unsigned i)
{
    return m->globals[i].key;
}

/* Which entry of builtins' dict has the name; 0 where that is not known. */
static uint16_t entry_of(yr_value name)
{
    yr_dict_object *d = YR_AS(yr_dict_object, YR->builtins->dict);
    for (size_t i = 0; i < d->used && i < UINT16_MAX; i++) {
        if (d->entries[i].key == name)
            return (uint16_t)i;
    }
    return 0;
}

/* new: the built-in of that name, whose place is remembered. NameError. */
static YR_COLD yr_value find_builtin(yr_value name, uint16_t *place)
{
    yr_value v = YR->builtins ? YR->builtins->dict : 0;
    int found = v ? yr_dict_find(v, name, &v) : 0;
    if (found > 0)
        *place = entry_of(name);
    if (found)
        return found < 0 ? 0 : v;
    return yr_raise_name(YR_EXC(NameError), name, "name '%U' is not defined");
}

/* 1 (*v new), 0 or -1: what a dict of globals has for built-ins. */
static int find_own_builtin(yr_value globals, yr_value name, yr_value *v)
{
    yr_value own = 0;
    int found = yr_dict_find(globals, YR_NAME(__builtins__), &own);
    if (found <= 0)
        return found;
    yr_value dict = YR_IS(own, module) ? YR_AS(yr_module, own)->dict : own;
    found = YR_IS_DICT(dict) ? yr_dict_find(dict, name, v) : 0;
    yr_drop(own);
    return found;
}

/* new: a global of a text that exec() runs, whose globals are any dict. NameError. */
static YR_COLD yr_value load_by_name(yr_module *m, yr_value name)
{
    yr_value v = 0;
    int found = yr_dict_find(m->dict, name, &v);
    if (found == 0)
        found = find_own_builtin(m->dict, name, &v);
    if (found)
        return found < 0 ? 0 : v;
    return yr_raise_name(YR_EXC(NameError), name, "name '%U' is not defined");
}

/* Where the name stood the last time is tried first: the entry says by its key whether it still
 * does. */
yr_value yr_load_builtin(yr_module *m, unsigned i)
{
    yr_value name = global_name(m, i);
    if (YR_UNLIKELY(!m->built_in))
        return load_by_name(m, name);
    if (YR_LIKELY(YR->builtins && YR->builtins->dict)) {
        yr_dict_object *d = YR_AS(yr_dict_object, YR->builtins->dict);
        yr_dict_entry *e = d->entries + m->built_in[i];
        if (YR_LIKELY(m->built_in[i] < d->used && e->key == name && e->value))
            return yr_retain(e->value);
    }
    return find_builtin(name, &m->built_in[i]);
}

void yr_store_global(yr_module *m, unsigned i, yr_value v)
{
    yr_dict_entry *e = &m->globals[i];
    if (YR_LIKELY(e->value)) {
        yr_set(&e->value, v);
        return;
    }
    yr_value name = yr_retain(e->key); /* the first binding: the dict counts its entries */
    if (yr_dict_set(m->dict, name, v) < 0)
        yr_clear_pending(); /* the entry is there: nothing has to grow */
    yr_drop(name);
    yr_drop(v);
}

int yr_delete_global(yr_module *m, unsigned i)
{
    yr_value name = global_name(m, i);
    int deleted = m->globals[i].value || m->is_text ? yr_dict_delete(m->dict, name) : 0;
    if (deleted == 0)
        yr_raise_name(YR_EXC(NameError), name, "name '%U' is not defined");
    return deleted > 0 ? 0 : -1;
}

/* ---- Class bodies --------------------------------------------------------------------------- */

/* 1 (*v new), 0 or -1: namespace[name]; the namespace may be any mapping. */
static int look_in(yr_value namespace, yr_value name, yr_value *v)
{
    if (YR_IS(namespace, dict))
        return yr_dict_find(namespace, name, v);
    *v = yr_getitem(namespace, name);
    if (*v)
        return 1;
    if (!yr_pending_is(YR_EXC(KeyError)))
        return -1;
    yr_clear_pending();
    return 0;
}

yr_value yr_load_name(yr_value namespace, yr_module *m, unsigned i)
{
    yr_value v;
    int found = look_in(namespace, global_name(m, i), &v);
    if (found)
        return found < 0 ? 0 : v;
    return yr_load_global(m, i);
}

int yr_has_name(yr_value namespace, yr_value name)
{
    yr_value v = 0;
    int found = look_in(namespace, name, &v);
    if (found > 0)
        yr_drop(v);
    return found;
}

int yr_store_name(yr_value namespace, yr_value name, yr_value v)
{
    if (YR_IS(namespace, dict))
        return yr_dict_set(namespace, name, v);
    return yr_setitem(namespace, name, v);
}

int yr_delete_name(yr_value namespace, yr_value name)
{
    if (yr_delitem(namespace, name) == 0)
        return 0;
    yr_clear_pending(); /* whatever a namespace of the program says */
    yr_raise_name(YR_EXC(NameError), name, "name '%U' is not defined");
    return -1;
}

yr_value yr_load_class_cell(yr_value namespace, yr_value cell, yr_value name)
{
    yr_value v;
    int found = look_in(namespace, name, &v);
    if (found)
        return found < 0 ? 0 : v;
    return yr_cell_load(cell, name, true);
}

/* ---- Locals and cells ----------------------------------------------------------------------- */

yr_value yr_raise_unbound_local(yr_value name)
{
    return yr_raise_name(YR_EXC(UnboundLocalError), name,
                         "cannot access local variable '%U' where it is not associated with a "
                         "value");
}

yr_value yr_raise_unbound_cell(yr_value name, bool is_free)
{
    if (!is_free)
        return yr_raise_unbound_local(name);
    return yr_raise_name(YR_EXC(NameError), name,
                         "cannot access free variable '%U' where it is not associated with a "
                         "value in enclosing scope");
}

int yr_cell_delete(yr_value cell, yr_value name, bool is_free)
{
    yr_cell *c = YR_AS(yr_cell, cell);
    if (!c->value) {
        yr_raise_unbound_cell(name, is_free);
        return -1;
    }
    yr_set(&c->value, 0);
    return 0;
}
