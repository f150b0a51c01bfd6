/*
 * One line of the C of a function, below the comment with the line of the source that it stands
 * for; or, where that is asked for, behind a #line directive instead.
 *
 * A debugger stops at a line where the text of a function has something of it first. So no line may
 * begin with what is no part of it: that has the lines of the C itself, unless its line has begun
 * before. A for comes back to the middle of its line, where there has to be a second place to stop:
 * see emit_poll_of_for.
 */
#include <string.h>
#include "base/source.h"
#include "emitter.h"

/* The way through a finally, the end of a fused generator: no statement sets that. */
static int is_bookkeeping(const struct instr *i)
{
    return i->op == OP_SET_RAW || (i->op == OP_UNBIND && i->dst.at[0]->kind == REG_INNER) ||
           (i->op == OP_MOVE && i->src.at[0].kind == OPERAND_NULL);
}

int is_of_source(const struct instr *i)
{
    enum opcode op = i->op;

    return !is_bookkeeping(i) && op != OP_DROP && op != OP_JUMP && op != OP_TRACE &&
           op != OP_TRACE_INNER && op != OP_UNWIND && op != OP_UNREACHABLE && op != OP_IS_NULL &&
           op != OP_PUSH_HANDLED && op != OP_POLL && op != OP_CATCH && op != OP_RERAISE &&
           !is_implicit_return(i);
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
    case OP_TRACE:
    case OP_TRACE_INNER: return STARTS_WITH_TRACE;
    case OP_DROP: return STARTS_WITH_DROP;
    default: return STARTS_WITH_CODE;
    }
}

int line_has_begun(struct body *b, int line)
{
    return line > 0 && line < b->begun_count && b->begun[line];
}

/* A parameter becomes a cell: the line of a def is that of the statement that makes the function.
 */
static int is_entry(const struct body *b, const struct instr *i)
{
    return (i->op == OP_NEW_CELL || i->op == OP_UNBIND) && i->line == b->f->line;
}

static void begin_line(struct body *b, int line)
{
    const struct source *s = b->f->module->source;

    if (!b->begun) {
        b->begun_count = (s ? s->line_count : 0) + 1;
        b->begun = NEW_ARRAY(b->arena, unsigned char, b->begun_count);
    }
    if (line > 0 && line < b->begun_count)
        b->begun[line] = 1;
}

static void add_own_position(struct body *b)
{
    add_own_line(b->e, b->out);
    b->position_file = NULL;
    b->text_line = 0;
}

void add_position(struct body *b, int line, int is_part)
{
    const char *file = b->f->module->file;

    if (!is_part && b->position_file)
        line = b->position_line;
    if (!is_part && !line_has_begun(b, line)) {
        add_own_position(b);
        return;
    }
    begin_line(b, line);
    text_printf(b->arena, b->out, "#line %d", line > 0 ? line : 1);
    if (!b->position_file)
        text_printf(b->arena, b->out, " %s", c_string_on_one_line(b->arena, file));
    b->position_file = file;
    b->position_line = b->text_line = line;
    text_add_char(b->arena, b->out, '\n');
}

void add_label(struct body *b, struct text *t, const char *label, int line)
{
    const char *file = b->f->module->file;

    if (line)
        text_printf(b->arena, t, "#line %d %s\n", line, c_string_on_one_line(b->arena, file));
    else
        add_own_line(b->e, t);
    text_printf(b->arena, t, "    YR_LINE(%s:)\n", label);
}

/* A break would count as a line of the source. */
static void add_on_one_line(struct body *b, const char *line)
{
    text_add_cstr(b->arena, b->out, "    YR_LINE(");
    for (; *line; line++)
        text_add_char(b->arena, b->out, *line == '\n' ? ' ' : *line);
    text_add_cstr(b->arena, b->out, ")\n");
}

/* The line of the loop whose body ends with the block, where that line has begun before the head to
 * which the block goes back; else 0. */
static int line_of_for(struct body *b, const struct block *block)
{
    const struct instr *back = block_terminator(block);
    const struct block *head = back->op == OP_JUMP ? back->target.at[0] : NULL;

    if (!b->e->options->line_directives || !head || head->id >= block->id + 1)
        return 0;
    int line = head->instrs.at[0]->line;
    return b->blocks[head->id].continues_line ? line : 0;
}

int emit_poll_of_for(struct body *b, const struct block *block, const struct instr *i)
{
    int line = line_of_for(b, block);

    if (!line)
        return 0;
    /* gdb knows no second place of a line but behind another line. */
    const char *head = "{ int again; ";
    if (b->text_line == line) {
        add_own_position(b);
        add_on_one_line(b, "{ int again = 0;");
        head = "";
    }
    add_position(b, line, 1);
    note_start(b, STARTS_WITH_CODE);
    add_on_one_line(
        b, arena_printf(b->arena, "%sif ((again = yr_poll()) < 0) %s }", head, fail_text(b, i)));
    return 1;
}

void emit_line(struct body *b, const struct instr *i, const char *line)
{
    int commented = is_of_source(i);

    if (b->e->options->line_directives) {
        if (commented)
            record_line(b, i);
        note_start(b, STARTS_WITH_CODE);
        add_position(b, i->line, commented && !i->implicit && !is_entry(b, i));
        add_on_one_line(b, line);
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
