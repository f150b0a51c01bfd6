/* Type parameters, and the expressions that are evaluated in their scope or when they are asked
 * for: none of them may suspend a function around it or bind a name. */
#include "validate_walk.h"

void visit_apart(struct validator *v, const struct expr *e, const char *words)
{
    struct code_unit scope = {.words = words};
    if (!e)
        return;
    enter_scope(v, &scope, IN_TYPE_SCOPE);
    visit_value(v, e);
    leave_scope(v);
}

int refuse_apart(struct validator *v, const struct expr *e, const char *what)
{
    if (v->scope->place != IN_TYPE_SCOPE)
        return 0;
    problem(v, SYMBOL_PHASE, e->loc, "%s expression cannot be used within %s", what,
            v->scope->words);
    return 1;
}

/* As check_name(), in the pass in which 3.14 does it. */
void check_type_name(struct validator *v, const char *name, struct loc loc)
{
    if (name == intern_cstr(v->arena, "__debug__"))
        problem(v, SYMBOL_PHASE, loc, "cannot assign to __debug__");
}

static void check_type_param_name(struct validator *v, const struct type_param_list *list, int at)
{
    const char *name = list->at[at]->v.TypeVar.name;
    struct loc loc = list->at[at]->loc;
    check_type_name(v, name, loc);
    if (name == intern_cstr(v->arena, "__classdict__"))
        problem(v, SYMBOL_PHASE, loc, "reserved name '%s' cannot be used for type parameter", name);
    for (int i = 0; i < at; i++) {
        if (list->at[i]->v.TypeVar.name == name) {
            problem(v, SYMBOL_PHASE, loc, "duplicate type parameter '%s'", name);
            return;
        }
    }
}

static void visit_default(struct validator *v, const struct type_param *t)
{
    static const char *const words[] = {[TypeVar_kind] = "a TypeVar default",
                                        [ParamSpec_kind] = "a ParamSpec default",
                                        [TypeVarTuple_kind] = "a TypeVarTuple default"};
    const struct expr *value = t->v.TypeVar.default_value;
    if (value && value->kind == Starred_kind)
        value = value->v.Starred.value;
    visit_apart(v, value, words[t->kind]);
}

void visit_type_params(struct validator *v, const struct type_param_list *list)
{
    int defaults = 0;
    for (int i = 0; i < list->n; i++) {
        const struct type_param *t = list->at[i];
        check_type_param_name(v, list, i);
        if (t->kind == TypeVar_kind && t->v.TypeVar.bound)
            visit_apart(v, t->v.TypeVar.bound,
                        t->v.TypeVar.bound->kind == Tuple_kind ? "a TypeVar constraint"
                                                               : "a TypeVar bound");
        visit_default(v, t);
        if (!t->v.TypeVar.default_value && defaults)
            problem(v, COMPILE_PHASE, t->loc,
                    "non-default type parameter '%s' follows default type parameter",
                    t->v.TypeVar.name);
        defaults |= t->v.TypeVar.default_value != NULL;
    }
}
