/* shape.c - hidden classes: which attributes an instance has, and where.
 *
 * The shapes of a type form a tree. The root has no names; a child has one name more than its
 * parent. Instances that set the same names in the same order share a shape, and attribute i is
 * values[i]. A shape never changes but for its token.
 *
 * Invariant of the token: while it stands, neither the type of the shape nor a base of it has
 * changed. A site that remembers a token thereby knows both the place of an attribute in the
 * instance and what the type says of that name, and needs one comparison for both. Tokens are
 * numbers and are never given twice, so a site may keep one after its shape has died.
 *
 * The type owns its shapes; an instance keeps its type alive, so shapes outlive instances.
 */
#include "class.h"

/* What yieldabi.h knows of instances and shapes. */
_Static_assert(offsetof(yr_shape, token) == offsetof(yr_shape_head, token), "the token is first");
_Static_assert(offsetof(yr_plain_instance, shape) ==
                       sizeof(yr_object) + offsetof(yr_attributes, shape) &&
                   offsetof(yr_plain_instance, values) ==
                       sizeof(yr_object) + offsetof(yr_attributes, values),
               "a plain instance has its attributes behind the header");

uint64_t yr_next_token(void)
{
    return YR->type_version += 4;
}

static yr_shape *new_shape(yr_type *t, yr_shape *parent, uint32_t count)
{
    yr_shape *shape = yr_alloc(sizeof *shape + count * sizeof(yr_value));
    if (!shape)
        return NULL;
    memset(shape, 0, sizeof *shape);
    shape->token = yr_next_token();
    shape->type = t;
    shape->count = count;
    shape->root = parent ? parent->root : shape;
    shape->root->population++;
    return shape;
}

yr_shape *yr_shape_root(yr_type *t)
{
    if (!t->root_shape)
        t->root_shape = new_shape(t, NULL, 0);
    return t->root_shape;
}

yr_shape *yr_shape_add(yr_shape *shape, yr_value name)
{
    for (yr_shape *s = shape->children; s; s = s->sibling)
        if (s->keys[shape->count] == name)
            return s;
    if (shape->count >= YR_SHAPE_MAX_NAMES || shape->root->population >= YR_SHAPE_MAX_COUNT)
        return NULL;
    yr_shape *s = new_shape(shape->type, shape, shape->count + 1);
    if (!s)
        return NULL;
    for (uint32_t i = 0; i < shape->count; i++)
        s->keys[i] = yr_retain(shape->keys[i]);
    s->keys[shape->count] = yr_retain(name);
    s->sibling = shape->children;
    shape->children = s;
    return s;
}

/* ---- Search ---------------------------------------------------------------------------------- */

static uint32_t address_hash(yr_value name)
{
    return (uint32_t)(name >> 4) ^ (uint32_t)(name >> 12);
}

/* A table of at least twice as many places as names; on failure the search stays linear. */
static void build_table(yr_shape *shape)
{
    uint32_t size = 32;
    while (size < 2 * shape->count)
        size *= 2;
    uint8_t *table = yr_alloc(size);
    if (!table) {
        yr_clear_pending();
        return;
    }
    memset(table, 0, size);
    for (uint32_t i = 0; i < shape->count; i++) {
        uint32_t at = address_hash(shape->keys[i]);
        while (table[at & (size - 1)])
            at++;
        table[at & (size - 1)] = (uint8_t)(i + 1);
    }
    shape->table = table;
    shape->table_size = size;
}

static int find_by_text(yr_shape *shape, yr_value name)
{
    for (uint32_t i = 0; i < shape->count; i++)
        if (yr_str_equal(shape->keys[i], name))
            return (int)i;
    return -1;
}

int yr_shape_find(yr_shape *shape, yr_value name)
{
    if (!YR_AS(yr_str, name)->interned)
        return find_by_text(shape, name);
    if (shape->count > 8 && !shape->table)
        build_table(shape);
    if (!shape->table) {
        for (uint32_t i = 0; i < shape->count; i++)
            if (shape->keys[i] == name)
                return (int)i;
        return -1;
    }
    for (uint32_t at = address_hash(name);; at++) {
        int i = shape->table[at & (shape->table_size - 1)] - 1;
        if (i < 0 || shape->keys[i] == name)
            return i;
    }
}

/* ---- Trees ----------------------------------------------------------------------------------- */

void yr_shapes_renew(yr_shape *root)
{
    root->token = yr_next_token();
    for (yr_shape *s = root->children; s; s = s->sibling)
        yr_shapes_renew(s);
}

void yr_shapes_free(yr_shape *root)
{
    yr_shape *next;
    for (yr_shape *s = root->children; s; s = next) {
        next = s->sibling;
        yr_shapes_free(s);
    }
    for (uint32_t i = 0; i < root->count; i++)
        yr_drop(root->keys[i]);
    yr_dispose(root->table);
    yr_dispose(root);
}
