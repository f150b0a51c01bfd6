/* module.h - what the files about modules share. */
#ifndef YR_MODULE_H
#define YR_MODULE_H

#include "runtime.h"

/* The modules in C that every program has; emitted code declares those that it names. */
extern const yr_native_module yr_module_sys, yr_module_builtins;

enum { YR_MODULE_NEW, YR_MODULE_RUNNING, YR_MODULE_DONE }; /* yr_module.started */

#define YR_TUPLE_CONSTANT YR_FLAG_TYPE_BIT /* a constant of a module's text */
#define YR_MODULE_NATIVE  YR_FLAG_TYPE_BIT /* a module written in C that was imported */

/* new: a module of the program, its names unbound, its constants made; not run. */
yr_module *yr_module_of_def(const yr_module_def *def);
/* new: the module of a text that exec() or eval() runs with these globals, a dict. */
yr_module *yr_module_of_text(const yr_module_def *def, yr_value globals);
/* borrowed: the imported module of the program whose text the code is part of, or NULL. */
yr_module *yr_module_of_code(const yr_code *code);
/* Runs the body of a module of the program: 0 or -1. */
int yr_module_run(yr_module *m);
/* new: the module of that full name, imported with its packages; ModuleNotFoundError. */
yr_value yr_import_full(yr_value name);
/* new: __import__(): globals is a dict, or 0; names a sequence of those that are taken from the
 * module, or 0. */
yr_value yr_import_dynamic(yr_value name, yr_value globals, yr_value names, int level);
/* borrowed: the descriptor of a module of the program, or of one written in C, or NULL. */
const yr_module_def *yr_find_def(yr_value name);
const yr_native_module *yr_find_native(yr_value name);
/* new: a module written in C, filled. */
yr_module *yr_module_of_native(const yr_native_module *native);
/* Is m's body running still, so that a name may be missing because of a circular import? */
bool yr_module_is_partial(yr_value m);
const char *yr_module_dict_name(yr_module *m); /* __name__, UTF-8, or "?" */

#endif
