/* lifecycle.h - starting and ending the parts that core/ owns, and objects. */
#ifndef YR_LIFECYCLE_H
#define YR_LIFECYCLE_H

#include "runtime.h"

int yr_text_start(void);       /* types/str_intern.c: names and characters, before the types */
void yr_text_finish(void);     /* gives the tables back; every string has gone */
void yr_numbers_start(void);   /* types/int_memory.c: before any number is computed */
int yr_types_start(void);      /* core/type.c: the types of types.def */
void yr_types_finish(void);    /* drops what types and exceptions own */
int yr_exceptions_start(void); /* core/exception.c: the types of exceptions.def */
int yr_collector_start(void);  /* core/collector.c */
void yr_collector_finish(void);
bool yr_collector_hold(bool hold); /* no collection while held; whether it was before */
void yr_signals_start(void);       /* core/signals.c */
void yr_signals_drop_handlers(void);
void yr_signals_give_back(void);      /* none calls a Python function from now on */
void yr_signals_look_again(void);     /* the main thread runs again: handlers may be due */
void yr_threads_switch(void);         /* core/threads.c: lets another run that waits for it */
void yr_threads_join(void);           /* waits for the threads of threading that are not daemons */
void yr_threads_end(void);            /* the others do not come back */
int yr_signals_die_interrupted(void); /* ends the process as an uncaught SIGINT does, for a shell */
void yr_weakrefs_finish(void);        /* core/weakref.c */
void yr_trash_finish(void);           /* core/free.c */
int yr_imports_start(void);           /* core/import.c: which modules there are */
/* The modules of another program, from now on: 0, or -1 and MemoryError, or ImportError where two
 * have a module of the same name. */
int yr_imports_add(const yr_program *program);
void yr_imports_finish(void);
int yr_modules_start(void);       /* core/module.c: sys.modules, sys, builtins */
void yr_run_exit_functions(void); /* core/teardown.c: those of atexit, last one first */
void yr_modules_teardown(void);   /* L6: clears the modules, in CPython's order */
void yr_modules_finish(void);     /* the last of them: builtins, sys */

/* core/builtin_calls.c: gives the names of YR_BUILTINS the first places in the dict of builtins, 0
 * or -1; notes what they have been bound to; forgets that. */
int yr_builtin_calls_reserve(yr_module *builtins);
void yr_builtin_calls_start(yr_module *builtins);
void yr_function_names_finish(void); /* what function.c remembers */
void yr_builtin_calls_finish(void);

void yr_extensions_finish(void); /* core/extension.c: lets go of what modules in C keep */
/* After a start that failed: what they know of is gone, and is not touched. */
void yr_extensions_abandon(void);
void yr_extension_types_finish(void); /* and forgets their types, when the heap has gone */
void yr_io_finish(void);              /* modules/io_base.c: lets go of io.UnsupportedOperation */
bool yr_end_is_unseen(void);          /* core/unseen.c: would the end of no object be noticed? */
bool yr_any_weakref_callback(void);   /* core/weakref.c: of an object that is alive */
bool yr_generator_ends_unseen(yr_object *); /* generator/generator.c: no code of its runs */
/* generator/generator.c: the end of a generator, coroutine or async generator whose count is 0,
 * where nobody is to be told and its body has nothing left to do; false: it is as it was. */
bool yr_generator_free(yr_object *);
void yr_generator_finalize(yr_object *); /* the finalize slot of all three */
bool yr_file_ends_unseen(yr_object *);   /* modules/io_text.c: nothing to write or close */
/* modules/io_text.c: flushes an exact text file on which the program has set nothing; false: it is
 * to be asked for what it is. *failed: an error is pending. */
bool yr_file_flush(yr_value file, bool *failed);
/* core/start.c: the runtime is as before its first start. */
void yr_forget(void);
int yr_run_main(void); /* core/module.c: the body of __main__; 0 or -1 */
/* core/uncaught.c: flushes sys.stdout and sys.stderr. -1 where that failed, for which sys.stdout
 * is reported if asked. */
int yr_flush_std(bool report);
/* What cannot be told of a want of memory: flushes, says who wanted how much, and ends. */
_Noreturn void yr_end_without_memory(const char *who, size_t size);
int yr_report_uncaught(void); /* core/uncaught.c: prints what is pending; the exit status */

/* Is called in the place of functions that the linker has left out; it does not return. */
_Noreturn void yr_left_out(void);

#endif
