/*
 * The tree as text, as Python's ast.dump(tree, indent=1) writes it.
 *
 * Every node is first described as a list of named fields, absent ones left out; one printer then
 * lays out any list: on one line when there are at most three fields and all are simple (a value,
 * an empty list, or a node without fields), else one field a line.
 */
#include <string.h>

#include "repr.h"

enum field_type {
    IDENTIFIER,
    INTEGER,
    CONSTANT,
    OPERATOR, /* a node without fields, known by its name */
    NODE,
    NODES,
    NAMES,
    OPERATORS
};

enum node_type {
    MOD,
    STMT,
    EXPR,
    COMPREHENSION,
    HANDLER,
    ARGUMENTS,
    ARG,
    KEYWORD,
    ALIAS,
    WITHITEM,
    MATCH_CASE,
    PATTERN,
    TYPE_PARAM
};

struct node_ref {
    enum node_type type;
    const void *node;
};

/* All lists of nodes have this layout: a count and pointers. */
struct any_list {
    int n;
    void **at;
};

struct field {
    const char *name;
    enum field_type type;
    enum node_type node_type;
    const void *value; /* identifier, constant, node, operator's name, or the list */
    int integer;
};

#define MAX_FIELDS 12

struct described {
    const char *name;
    int n;
    struct field fields[MAX_FIELDS];
};

struct dumper {
    FILE *out;
    arena *arena;
    int positions;
};

/* -------------------------------------------------------------------------------- description */

static struct field *add(struct described *d, const char *name, enum field_type type,
                         const void *value)
{
    struct field *f = &d->fields[d->n < MAX_FIELDS - 1 ? d->n++ : d->n];
    *f = (struct field){.name = name, .type = type, .value = value};
    return f;
}

static void add_node(struct described *d, const char *name, enum node_type type, const void *node)
{
    if (node)
        add(d, name, NODE, node)->node_type = type;
}

static void add_expr(struct described *d, const char *name, const struct expr *e)
{
    add_node(d, name, EXPR, e);
}

static void add_name(struct described *d, const char *name, const char *identifier)
{
    if (identifier)
        add(d, name, IDENTIFIER, identifier);
}

static void add_int(struct described *d, const char *name, int value)
{
    add(d, name, INTEGER, NULL)->integer = value;
}

static void add_list(struct described *d, const char *name, enum node_type type, const void *list)
{
    add(d, name, NODES, list)->node_type = type;
}

static void add_exprs(struct described *d, const char *name, const struct expr_list *list)
{
    add_list(d, name, EXPR, list);
}

static void add_body(struct described *d, const char *name, const struct stmt_list *list)
{
    add_list(d, name, STMT, list);
}

static void add_ctx(struct described *d, enum expr_context ctx)
{
    add(d, "ctx", OPERATOR, expr_context_name(ctx));
}

static void add_type_params(struct described *d, const struct type_param_list *list)
{
    if (list->n) /* 3.11 has none */
        add_list(d, "type_params", TYPE_PARAM, list);
}

static void describe_expr(struct described *d, const struct expr *e)
{
    d->name = expr_kind_name(e->kind);
    switch (e->kind) {
    case BoolOp_kind:
        add(d, "op", OPERATOR, boolop_name(e->v.BoolOp.op));
        add_exprs(d, "values", &e->v.BoolOp.values);
        break;
    case NamedExpr_kind:
        add_expr(d, "target", e->v.NamedExpr.target);
        add_expr(d, "value", e->v.NamedExpr.value);
        break;
    case BinOp_kind:
        add_expr(d, "left", e->v.BinOp.left);
        add(d, "op", OPERATOR, operator_name(e->v.BinOp.op));
        add_expr(d, "right", e->v.BinOp.right);
        break;
    case UnaryOp_kind:
        add(d, "op", OPERATOR, unaryop_name(e->v.UnaryOp.op));
        add_expr(d, "operand", e->v.UnaryOp.operand);
        break;
    case Lambda_kind:
        add_node(d, "args", ARGUMENTS, e->v.Lambda.args);
        add_expr(d, "body", e->v.Lambda.body);
        break;
    case IfExp_kind:
        add_expr(d, "test", e->v.IfExp.test);
        add_expr(d, "body", e->v.IfExp.body);
        add_expr(d, "orelse", e->v.IfExp.orelse);
        break;
    case Dict_kind:
        add_exprs(d, "keys", &e->v.Dict.keys);
        add_exprs(d, "values", &e->v.Dict.values);
        break;
    case Set_kind: add_exprs(d, "elts", &e->v.Set.elts); break;
    case ListComp_kind:
    case SetComp_kind:
    case GeneratorExp_kind:
        add_expr(d, "elt", e->v.ListComp.elt);
        add_list(d, "generators", COMPREHENSION, &e->v.ListComp.generators);
        break;
    case DictComp_kind:
        add_expr(d, "key", e->v.DictComp.key);
        add_expr(d, "value", e->v.DictComp.value);
        add_list(d, "generators", COMPREHENSION, &e->v.DictComp.generators);
        break;
    case Await_kind:
    case Yield_kind:
    case YieldFrom_kind: add_expr(d, "value", e->v.Yield.value); break;
    case Compare_kind:
        add_expr(d, "left", e->v.Compare.left);
        add(d, "ops", OPERATORS, &e->v.Compare.ops);
        add_exprs(d, "comparators", &e->v.Compare.comparators);
        break;
    case Call_kind:
        add_expr(d, "func", e->v.Call.func);
        add_exprs(d, "args", &e->v.Call.args);
        add_list(d, "keywords", KEYWORD, &e->v.Call.keywords);
        break;
    case FormattedValue_kind:
        add_expr(d, "value", e->v.FormattedValue.value);
        add_int(d, "conversion", e->v.FormattedValue.conversion);
        add_expr(d, "format_spec", e->v.FormattedValue.format_spec);
        break;
    case JoinedStr_kind:
    case TemplateStr_kind: add_exprs(d, "values", &e->v.JoinedStr.values); break;
    case Interpolation_kind:
        add_expr(d, "value", e->v.Interpolation.value);
        add_name(d, "str", e->v.Interpolation.str);
        add_int(d, "conversion", e->v.Interpolation.conversion);
        add_expr(d, "format_spec", e->v.Interpolation.format_spec);
        break;
    case Constant_kind:
        add(d, "value", CONSTANT, &e->v.Constant.value);
        add_name(d, "kind", e->v.Constant.kind);
        break;
    case Attribute_kind:
        add_expr(d, "value", e->v.Attribute.value);
        add_name(d, "attr", e->v.Attribute.attr);
        add_ctx(d, e->v.Attribute.ctx);
        break;
    case Subscript_kind:
        add_expr(d, "value", e->v.Subscript.value);
        add_expr(d, "slice", e->v.Subscript.slice);
        add_ctx(d, e->v.Subscript.ctx);
        break;
    case Starred_kind:
        add_expr(d, "value", e->v.Starred.value);
        add_ctx(d, e->v.Starred.ctx);
        break;
    case Name_kind:
        add_name(d, "id", e->v.Name.id);
        add_ctx(d, e->v.Name.ctx);
        break;
    case List_kind:
    case Tuple_kind:
        add_exprs(d, "elts", &e->v.List.elts);
        add_ctx(d, e->v.List.ctx);
        break;
    case Slice_kind:
        add_expr(d, "lower", e->v.Slice.lower);
        add_expr(d, "upper", e->v.Slice.upper);
        add_expr(d, "step", e->v.Slice.step);
        break;
    }
}

static void describe_stmt(struct described *d, const struct stmt *s)
{
    d->name = stmt_kind_name(s->kind);
    switch (s->kind) {
    case FunctionDef_kind:
    case AsyncFunctionDef_kind:
        add_name(d, "name", s->v.FunctionDef.name);
        add_node(d, "args", ARGUMENTS, s->v.FunctionDef.args);
        add_body(d, "body", &s->v.FunctionDef.body);
        add_exprs(d, "decorator_list", &s->v.FunctionDef.decorator_list);
        add_expr(d, "returns", s->v.FunctionDef.returns);
        add_type_params(d, &s->v.FunctionDef.type_params);
        break;
    case ClassDef_kind:
        add_name(d, "name", s->v.ClassDef.name);
        add_exprs(d, "bases", &s->v.ClassDef.bases);
        add_list(d, "keywords", KEYWORD, &s->v.ClassDef.keywords);
        add_body(d, "body", &s->v.ClassDef.body);
        add_exprs(d, "decorator_list", &s->v.ClassDef.decorator_list);
        add_type_params(d, &s->v.ClassDef.type_params);
        break;
    case Return_kind: add_expr(d, "value", s->v.Return.value); break;
    case Delete_kind: add_exprs(d, "targets", &s->v.Delete.targets); break;
    case Assign_kind:
        add_exprs(d, "targets", &s->v.Assign.targets);
        add_expr(d, "value", s->v.Assign.value);
        break;
    case TypeAlias_kind:
        add_expr(d, "name", s->v.TypeAlias.name);
        add_list(d, "type_params", TYPE_PARAM, &s->v.TypeAlias.type_params);
        add_expr(d, "value", s->v.TypeAlias.value);
        break;
    case AugAssign_kind:
        add_expr(d, "target", s->v.AugAssign.target);
        add(d, "op", OPERATOR, operator_name(s->v.AugAssign.op));
        add_expr(d, "value", s->v.AugAssign.value);
        break;
    case AnnAssign_kind:
        add_expr(d, "target", s->v.AnnAssign.target);
        add_expr(d, "annotation", s->v.AnnAssign.annotation);
        add_expr(d, "value", s->v.AnnAssign.value);
        add_int(d, "simple", s->v.AnnAssign.simple);
        break;
    case For_kind:
    case AsyncFor_kind:
        add_expr(d, "target", s->v.For.target);
        add_expr(d, "iter", s->v.For.iter);
        add_body(d, "body", &s->v.For.body);
        add_body(d, "orelse", &s->v.For.orelse);
        break;
    case While_kind:
    case If_kind:
        add_expr(d, "test", s->v.If.test);
        add_body(d, "body", &s->v.If.body);
        add_body(d, "orelse", &s->v.If.orelse);
        break;
    case With_kind:
    case AsyncWith_kind:
        add_list(d, "items", WITHITEM, &s->v.With.items);
        add_body(d, "body", &s->v.With.body);
        break;
    case Match_kind:
        add_expr(d, "subject", s->v.Match.subject);
        add_list(d, "cases", MATCH_CASE, &s->v.Match.cases);
        break;
    case Raise_kind:
        add_expr(d, "exc", s->v.Raise.exc);
        add_expr(d, "cause", s->v.Raise.cause);
        break;
    case Try_kind:
    case TryStar_kind:
        add_body(d, "body", &s->v.Try.body);
        add_list(d, "handlers", HANDLER, &s->v.Try.handlers);
        add_body(d, "orelse", &s->v.Try.orelse);
        add_body(d, "finalbody", &s->v.Try.finalbody);
        break;
    case Assert_kind:
        add_expr(d, "test", s->v.Assert.test);
        add_expr(d, "msg", s->v.Assert.msg);
        break;
    case Import_kind: add_list(d, "names", ALIAS, &s->v.Import.names); break;
    case ImportFrom_kind:
        add_name(d, "module", s->v.ImportFrom.module);
        add_list(d, "names", ALIAS, &s->v.ImportFrom.names);
        add_int(d, "level", s->v.ImportFrom.level);
        break;
    case Global_kind:
    case Nonlocal_kind: add(d, "names", NAMES, &s->v.Global.names); break;
    case Expr_kind: add_expr(d, "value", s->v.Expr.value); break;
    case Pass_kind:
    case Break_kind:
    case Continue_kind: break;
    }
}

static void describe_pattern(struct described *d, const struct pattern *p)
{
    d->name = pattern_kind_name(p->kind);
    switch (p->kind) {
    case MatchValue_kind: add_expr(d, "value", p->v.MatchValue.value); break;
    case MatchSingleton_kind: add(d, "value", CONSTANT, &p->v.MatchSingleton.value); break;
    case MatchSequence_kind:
    case MatchOr_kind: add_list(d, "patterns", PATTERN, &p->v.MatchOr.patterns); break;
    case MatchMapping_kind:
        add_exprs(d, "keys", &p->v.MatchMapping.keys);
        add_list(d, "patterns", PATTERN, &p->v.MatchMapping.patterns);
        add_name(d, "rest", p->v.MatchMapping.rest);
        break;
    case MatchClass_kind:
        add_expr(d, "cls", p->v.MatchClass.cls);
        add_list(d, "patterns", PATTERN, &p->v.MatchClass.patterns);
        add(d, "kwd_attrs", NAMES, &p->v.MatchClass.kwd_attrs);
        add_list(d, "kwd_patterns", PATTERN, &p->v.MatchClass.kwd_patterns);
        break;
    case MatchStar_kind: add_name(d, "name", p->v.MatchStar.name); break;
    case MatchAs_kind:
        add_node(d, "pattern", PATTERN, p->v.MatchAs.pattern);
        add_name(d, "name", p->v.MatchAs.name);
        break;
    }
}

static void describe_type_param(struct described *d, const struct type_param *t)
{
#define TYPE_PARAM_NAME(name) #name,
    static const char *const names[] = {TYPE_PARAM_KINDS(TYPE_PARAM_NAME)};
    d->name = names[t->kind];
    add_name(d, "name", t->v.TypeVar.name);
    if (t->kind == TypeVar_kind)
        add_expr(d, "bound", t->v.TypeVar.bound);
    add_expr(d, "default_value", t->v.TypeVar.default_value);
}

static void describe_arguments(struct described *d, const struct arguments *a)
{
    d->name = "arguments";
    add_list(d, "posonlyargs", ARG, &a->posonlyargs);
    add_list(d, "args", ARG, &a->args);
    add_node(d, "vararg", ARG, a->vararg);
    add_list(d, "kwonlyargs", ARG, &a->kwonlyargs);
    add_exprs(d, "kw_defaults", &a->kw_defaults);
    add_node(d, "kwarg", ARG, a->kwarg);
    add_exprs(d, "defaults", &a->defaults);
}

static void describe_comprehension(struct described *d, const struct comprehension *c)
{
    d->name = "comprehension";
    add_expr(d, "target", c->target);
    add_expr(d, "iter", c->iter);
    add_exprs(d, "ifs", &c->ifs);
    add_int(d, "is_async", c->is_async);
}

static void describe_handler(struct described *d, const struct excepthandler *h)
{
    d->name = "ExceptHandler";
    add_expr(d, "type", h->v.ExceptHandler.type);
    add_name(d, "name", h->v.ExceptHandler.name);
    add_body(d, "body", &h->v.ExceptHandler.body);
}

static void describe_module(struct described *d, const struct mod *m)
{
    static const struct any_list none = {0};
    d->name = "Module";
    add_body(d, "body", &m->v.Module.body);
    add_list(d, "type_ignores", EXPR, &none);
}

static void describe_arg(struct described *d, const struct arg *a)
{
    d->name = "arg";
    add_name(d, "arg", a->arg);
    add_expr(d, "annotation", a->annotation);
}

static void describe_keyword(struct described *d, const struct keyword *k)
{
    d->name = "keyword";
    add_name(d, "arg", k->arg);
    add_expr(d, "value", k->value);
}

static void describe_alias(struct described *d, const struct alias *a)
{
    d->name = "alias";
    add_name(d, "name", a->name);
    add_name(d, "asname", a->asname);
}

static void describe_withitem(struct described *d, const struct withitem *w)
{
    d->name = "withitem";
    add_expr(d, "context_expr", w->context_expr);
    add_expr(d, "optional_vars", w->optional_vars);
}

static void describe_match_case(struct described *d, const struct match_case *c)
{
    d->name = "match_case";
    add_node(d, "pattern", PATTERN, c->pattern);
    add_expr(d, "guard", c->guard);
    add_body(d, "body", &c->body);
}

/* Describes the node; returns its location, or NULL for a node without one. */
static const struct loc *describe(struct described *d, struct node_ref ref)
{
    const void *node = ref.node;
    switch (ref.type) {
    case MOD: describe_module(d, node); return NULL;
    case STMT: describe_stmt(d, node); return &((const struct stmt *)node)->loc;
    case EXPR: describe_expr(d, node); return &((const struct expr *)node)->loc;
    case COMPREHENSION: describe_comprehension(d, node); return NULL;
    case HANDLER: describe_handler(d, node); return &((const struct excepthandler *)node)->loc;
    case ARGUMENTS: describe_arguments(d, node); return NULL;
    case ARG: describe_arg(d, node); return &((const struct arg *)node)->loc;
    case KEYWORD: describe_keyword(d, node); return &((const struct keyword *)node)->loc;
    case ALIAS: describe_alias(d, node); return &((const struct alias *)node)->loc;
    case WITHITEM: describe_withitem(d, node); return NULL;
    case MATCH_CASE: describe_match_case(d, node); return NULL;
    case PATTERN: describe_pattern(d, node); return &((const struct pattern *)node)->loc;
    case TYPE_PARAM: describe_type_param(d, node); return &((const struct type_param *)node)->loc;
    }
    return NULL;
}

/* -------------------------------------------------------------------------------------- layout */

static void print_node(struct dumper *d, struct node_ref ref, int level);

static void new_line(struct dumper *d, int level)
{
    putc('\n', d->out);
    for (int i = 0; i < level; i++)
        putc(' ', d->out);
}

static int list_length(const struct field *f)
{
    return ((const struct any_list *)f->value)->n;
}

static int has_fields(const struct dumper *d, struct node_ref ref)
{
    struct described inner = {0};
    return (describe(&inner, ref) && d->positions) || inner.n > 0;
}

static int is_simple(const struct dumper *d, const struct field *f)
{
    switch (f->type) {
    case NODE: return !has_fields(d, (struct node_ref){f->node_type, f->value});
    case NODES:
    case NAMES:
    case OPERATORS: return list_length(f) == 0;
    default: return 1;
    }
}

static void print_identifier(struct dumper *d, const char *name)
{
    struct text text = {0};
    text_add_repr(d->arena, &text, name, strlen(name));
    fputs(text.at, d->out);
}

static void print_list(struct dumper *d, const struct field *f, int level)
{
    putc('[', d->out);
    int n = list_length(f);
    for (int i = 0; i < n; i++) {
        if (i)
            putc(',', d->out);
        new_line(d, level + 1);
        if (f->type == NAMES) {
            const char *name = ((const struct name_list *)f->value)->at[i];
            print_identifier(d, name);
        } else if (f->type == OPERATORS) {
            fprintf(d->out, "%s()", cmpop_name(((const struct cmpop_list *)f->value)->at[i]));
        } else {
            const void *node = ((const struct any_list *)f->value)->at[i];
            if (node)
                print_node(d, (struct node_ref){f->node_type, node}, level + 1);
            else
                fputs("None", d->out);
        }
    }
    putc(']', d->out);
}

static void print_field(struct dumper *d, const struct field *f, int level)
{
    fprintf(d->out, "%s=", f->name);
    switch (f->type) {
    case IDENTIFIER: print_identifier(d, f->value); break;
    case INTEGER: fprintf(d->out, "%d", f->integer); break;
    case CONSTANT: fputs(constant_repr(d->arena, f->value), d->out); break;
    case OPERATOR: fprintf(d->out, "%s()", (const char *)f->value); break;
    case NODE: print_node(d, (struct node_ref){f->node_type, f->value}, level); break;
    default: print_list(d, f, level);
    }
}

static void print_node(struct dumper *d, struct node_ref ref, int level)
{
    struct described node = {0};
    const struct loc *loc = describe(&node, ref);
    if (loc && d->positions) {
        add_int(&node, "lineno", loc->line);
        add_int(&node, "col_offset", loc->col);
        add_int(&node, "end_lineno", loc->end_line);
        add_int(&node, "end_col_offset", loc->end_col);
    }
    int in_line = node.n <= 3;
    for (int i = 0; i < node.n && in_line; i++)
        in_line = is_simple(d, &node.fields[i]);
    fprintf(d->out, "%s(", node.name);
    for (int i = 0; i < node.n; i++) {
        if (i)
            fputs(in_line ? ", " : ",", d->out);
        if (!in_line)
            new_line(d, level + 1);
        print_field(d, &node.fields[i], level + 1);
    }
    putc(')', d->out);
}

void ast_dump(FILE *out, const struct mod *module, int positions)
{
    struct dumper d = {out, arena_new(), positions};
    print_node(&d, (struct node_ref){MOD, module}, 0);
    putc('\n', out);
    arena_free(d.arena);
}
