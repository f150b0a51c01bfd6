/*
 * The text of a function from the texts of its blocks, with the labels that something jumps to.
 *
 * For each scope that gcc closes, and an `if` is one, it looks at all labels and arrays of
 * arguments of the scopes around it and at all jumps to labels that it has not seen yet: a function
 * of 20,000 statements took it half a minute. So the pads of a large function, to which most of its
 * jumps lead, stand in front of the rest; labels that are used only near by belong to a part of the
 * text; a label that many jumps from before wait for is reached in hops; and many instructions
 * without a label have scopes of their own (blocks.c).
 */
#include "emitter.h"

/* Can the text of a block stand beside its label? A comment or the trace of a failure at its start,
 * or a single drop. */
static int goes_beside(const struct block_text *t)
{
    switch (t->start) {
    case STARTS_WITH_COMMENT:
    case STARTS_WITH_TRACE: return t->lines > 0;
    case STARTS_WITH_DROP: return t->lines == 1;
    case STARTS_WITH_CODE: return 0;
    }
    return 0;
}

static void join_block(struct body *b, struct text *t, const struct block *of, int *line)
{
    const struct block_text *block = &b->blocks[of->id];
    const char *text = block->text.at ? block->text.at : "";

    if (of->is_only_exit)
        return;
    if (block->referenced && b->e->options->line_directives) {
        add_label(b, t, block->label, *line);
    } else if (block->referenced) {
        text_printf(b->arena, t, "%s:", block->label);
        if (goes_beside(block))
            text += 3;
        else
            text_add_char(b->arena, t, '\n');
    }
    text_add_cstr(b->arena, t, text);
    if (block->lines)
        *line = block->end_line;
}

/* ------------------------------------------------------------------------- large functions */

int first_failing(const struct body *b)
{
    const struct function *f = b->f;
    int k = f->blocks.n;

    while (k > 0 && (f->blocks.at[k - 1]->is_pad || is_cleanup_block(f->blocks.at[k - 1]) ||
                     only_unwinds(f, f->blocks.at[k - 1])))
        k--;
    const struct instr *last = k > 0 ? block_terminator(f->blocks.at[k - 1]) : NULL;
    if (!last || k == f->blocks.n)
        return f->blocks.n;
    for (int t = 0; t < last->target.n; t++)
        if (last->target.at[t] == f->blocks.at[k])
            return f->blocks.n; /* it goes on there without a jump */
    return k;
}

/* Is the block a label that only what stands from `first` up to `end` jumps to? */
static int is_label_within(const struct body *b, int k, int first, int end)
{
    const struct block *block = b->f->blocks.at[k];
    const struct block_text *t = &b->blocks[block->id];

    return t->referenced && !block->is_only_exit && t->first_use >= first && t->last_use < end;
}

/* Declares the labels of a part; how many there are. */
static int declare_labels(struct body *b, struct text *t, int first, int end)
{
    enum { IN_A_LINE = 8 };
    int labels = 0;

    for (int k = first; k < end; k++) {
        if (!is_label_within(b, k, first, end))
            continue;
        if (labels % IN_A_LINE == 0)
            text_add_cstr(b->arena, t, labels ? ";\n    __label__ " : "    {\n    __label__ ");
        else
            text_add_cstr(b->arena, t, ", ");
        text_add_cstr(b->arena, t, b->blocks[b->f->blocks.at[k]->id].label);
        labels++;
    }
    if (labels)
        text_add_cstr(b->arena, t, ";\n");
    return labels;
}

static void join_part(struct body *b, struct text *t, int first, int end)
{
    int line = 0, labels = declare_labels(b, t, first, end);

    for (int k = first; k < end; k++)
        join_block(b, t, b->f->blocks.at[k], &line);
    if (labels)
        text_add_cstr(b->arena, t, "    }\n");
}

static void join_large(struct body *b, struct text *t)
{
    int line = 0, n = b->f->blocks.n, failing = first_failing(b);
    const char *begin = failing < n ? unique_name(&b->labels, "begin") : NULL;

    if (begin)
        add_linef(b->arena, t, 1, "goto %s;", begin);
    for (int k = failing; k < n; k++)
        join_block(b, t, b->f->blocks.at[k], &line);
    if (begin)
        text_printf(b->arena, t, "%s:\n", begin);
    for (int k = 0; k < failing; k += PART_OF_BLOCKS)
        join_part(b, t, k, k + PART_OF_BLOCKS < failing ? k + PART_OF_BLOCKS : failing);
}

/* ------------------------------------------------------------------------------------- all */

void join_blocks(struct body *b, struct text *t)
{
    int line = 0;

    if (b->in_parts) {
        join_large(b, t);
        return;
    }
    for (int k = 0; k < b->f->blocks.n; k++)
        join_block(b, t, b->f->blocks.at[k], &line);
}
