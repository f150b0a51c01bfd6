/*
 * String literals. Adjacent ones become one Constant, or one JoinedStr when any is an f-string;
 * literal text next to literal text is merged, and empty text in a JoinedStr is dropped. t-strings
 * become a TemplateStr in the same way.
 */
#include "tree.h"

#include "literal.h"

struct joiner {
    struct parser *p;
    struct loc loc;  /* of all the adjacent strings */
    struct loc last; /* of the last piece: of the one string inside a format specification */
    const char *kind;
    int is_template;
    struct expr_list values;
    struct text pending; /* literal text not yet in values */
};

static struct expr *text_constant(struct parser *p, const struct text *text, struct loc loc,
                                  enum constant_kind kind)
{
    struct expr *e = new_constant_expr(p, kind, loc);
    e->v.Constant.value.text = text->at ? text->at : "";
    e->v.Constant.value.size = text->size;
    return e;
}

static void flush(struct joiner *j, struct loc loc)
{
    if (j->pending.size == 0)
        return;
    struct expr *e = text_constant(j->p, &j->pending, loc, CONST_STR);
    e->v.Constant.kind = j->kind;
    push(j->p->arena, &j->values, e);
    j->pending = (struct text){0};
}

static struct expr *join(struct joiner *j, const struct fstring *f, struct loc string);

static struct expr *formatted(struct joiner *j, const struct fstring_part *part, struct expr *value,
                              struct expr *spec)
{
    struct expr *e = new_expr(j->p->arena, FormattedValue_kind, j->loc);
    e->v.FormattedValue.value = value;
    e->v.FormattedValue.conversion = part->conversion;
    e->v.FormattedValue.format_spec = spec;
    return e;
}

static struct expr *interpolation(struct joiner *j, const struct fstring_part *part,
                                  struct expr *value, struct expr *spec)
{
    struct expr *e = new_expr(j->p->arena, Interpolation_kind, j->loc);
    e->v.Interpolation.value = value;
    e->v.Interpolation.str = part->written;
    e->v.Interpolation.conversion = part->conversion;
    e->v.Interpolation.format_spec = spec;
    return e;
}

static void add_field(struct joiner *j, const struct fstring_part *part, struct loc string)
{
    struct parser *p = j->p;
    text_add(p->arena, &j->pending, part->literal.at, part->literal.size);
    flush(j, j->loc);
    struct expr *value = parse_field(p, part->field), *spec = NULL;
    if (part->spec) {
        struct joiner inner = {.p = p, .loc = j->loc, .last = string, .kind = j->kind};
        spec = join(&inner, part->spec, string);
    }
    push(p->arena, &j->values,
         j->is_template ? interpolation(j, part, value, spec) : formatted(j, part, value, spec));
}

static void add_parts(struct joiner *j, const struct fstring *f, struct loc string)
{
    for (int i = 0; i < f->parts.n; i++) {
        const struct fstring_part *part = f->parts.at[i];
        if (part->field)
            add_field(j, part, string);
        else
            text_add(j->p->arena, &j->pending, part->literal.at, part->literal.size);
    }
}

static struct expr *joined(struct joiner *j)
{
    flush(j, j->last);
    enum expr_kind kind = j->is_template ? TemplateStr_kind : JoinedStr_kind;
    struct expr *e = new_expr(j->p->arena, kind, j->last);
    e->v.JoinedStr.values = j->values;
    return e;
}

static struct expr *join(struct joiner *j, const struct fstring *f, struct loc string)
{
    add_parts(j, f, string);
    return joined(j);
}

struct expr *parse_strings(struct parser *p, int first, int last)
{
    struct loc loc = token_span(p, first, last);
    struct joiner j = {.p = p, .loc = loc, .last = loc};
    const char *text = p->source->text;
    int is_formatted = 0, bytes = 0;
    if (text[p->tok[first].start] == 'u')
        j.kind = "u";
    for (int i = first; i <= last; i++) {
        const struct token *t = &p->tok[i];
        struct string_form form = string_form(text, t->start, t->end);
        bytes = form.bytes;
        if (t->fstring) {
            is_formatted = 1;
            j.is_template = t->fstring->is_template;
            add_parts(&j, t->fstring, t->loc);
        } else {
            decode_string_body(p->arena, &j.pending, text + form.body, form.body_end - form.body,
                               &form);
        }
    }
    if (is_formatted)
        return joined(&j);
    struct expr *e = text_constant(p, &j.pending, j.loc, bytes ? CONST_BYTES : CONST_STR);
    e->v.Constant.kind = j.kind;
    return e;
}
