/*
 * One line of the C of a function, below the comment with the line of the source that it stands
 * for; or, where that is asked for, behind a #line directive instead.
 */
#include <string.h>
#include "base/source.h"
#include "emitter.h"

/* The way through a finally: no statement sets that. */
static int is_bookkeeping(const struct instr *i)
{
    return i->op == OP_SET_RAW || (i->op == OP_MOVE && i->src.at[0].kind == OPERAND_NULL);
}

int is_of_source(const struct instr *i)
{
    enum opcode op = i->op;

    return !is_bookkeeping(i) && op != OP_DROP && op != OP_JUMP && op != OP_TRACE &&
           op != OP_UNWIND && op != OP_UNREACHABLE && op != OP_IS_NULL && op != OP_PUSH_HANDLED &&
           op != OP_POLL && op != OP_CATCH && op != OP_RERAISE && !is_implicit_return(i);
}

static void comment_line(struct body *b, int line)
{
    struct source *s = b->f->module->source;
    int size;

    if (!s || line < 1 || line > s->line_count)
        return;
    const char *text = source_line(s, line, &size);
    note_start(b, STARTS_WITH_COMMENT);
    text_printf(b->arena, b->out, "    /* %d: %s */\n", line,
                comment_text(b->arena, text, (size_t)size, LINE_WIDTH - 16));
}

void note_start(struct body *b, enum block_start start)
{
    if (!b->block)
        return;
    if (!b->block->lines)
        b->block->start = start;
    b->block->lines++;
}

/* What a reader meets first where an instruction begins a block. */
static enum block_start start_of(const struct instr *i)
{
    switch (i->op) {
    case OP_TRACE: return STARTS_WITH_TRACE;
    case OP_DROP: return STARTS_WITH_DROP;
    default: return STARTS_WITH_CODE;
    }
}

void emit_line(struct body *b, const struct instr *i, const char *line)
{
    int commented = is_of_source(i);

    if (b->e->options->line_directives) {
        if (commented)
            record_line(b, i);
        note_start(b, STARTS_WITH_CODE);
        text_printf(b->arena, b->out, "#line %d\n    %s\n", i->line > 0 ? i->line : 1, line);
        return;
    }
    if (i->line != b->comment_line && commented) {
        comment_line(b, i->line);
        b->comment_line = i->line;
    }
    if (commented)
        record_line(b, i);
    note_start(b, start_of(i));
    add_line(b->arena, b->out, 4, line);
}

void emit_linef(struct body *b, const struct instr *i, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    emit_line(b, i, arena_vprintf(b->arena, format, args));
    va_end(args);
}
