/* Visiting the expressions of a tree. */
#ifndef YIELDC_WALK_H
#define YIELDC_WALK_H

#include "ast.h"

typedef void expr_visitor(void *context, const struct expr *e);

/* Calls visit for each expression that the statement has itself, not for those of the statements
 * and patterns inside it, in the order of the text. */
void visit_exprs_of_stmt(const struct stmt *s, expr_visitor *visit, void *context);

/* The same for what an expression is made of, one level down. */
void visit_exprs_of_expr(const struct expr *e, expr_visitor *visit, void *context);

#endif
