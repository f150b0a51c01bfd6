/* yieldtrace.h - what a program includes that writes down the steps of its generators: one that was
 * built with --trace. docs/explain.md has the format of the file. */
#ifndef YIELDTRACE_H
#define YIELDTRACE_H

#include "yieldabi.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Opens the file, before yr_main. Where that fails there is a message, and nothing is written. */
void yr_trace_to(const char *path);

/* One step of a body: resume(frame, how, sent, out), with a line of the file before and one behind.
 * Values are written without running any code of the program. */
yr_step yr_trace_step(yr_resume resume, void *frame, yr_how how, yr_value sent, yr_value *out);

#ifdef __cplusplus
}
#endif

#endif
