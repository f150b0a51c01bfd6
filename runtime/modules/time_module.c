/* time_module.c - the module time: clocks, sleep, and calendar time through the C library. */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <time.h>
#include "../core/structseq.h"
#include "../types/containers.h"
#include "../core/threads.h"
#include "../types/text.h"

/* ---- Clocks --------------------------------------------------------------------------------- */

static int64_t nanoseconds(const struct timespec *t)
{
    return (int64_t)t->tv_sec * 1000000000 + t->tv_nsec;
}

static yr_value read_clock(clockid_t clock, bool whole)
{
    struct timespec t;
    if (clock_gettime(clock, &t) < 0)
        return yr_raise_os(errno, 0);
    if (whole)
        return yr_int_from_i64(nanoseconds(&t));
    return yr_float((double)t.tv_sec + (double)t.tv_nsec * 1e-9);
}

#define CLOCK(name, clock)                                                                         \
    YR_METHOD(time_##name)                                                                         \
    {                                                                                              \
        return read_clock(clock, false);                                                           \
    }                                                                                              \
    YR_METHOD(time_##name##_ns)                                                                    \
    {                                                                                              \
        return read_clock(clock, true);                                                            \
    }
CLOCK(time, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)

static yr_value clock_of_argument(yr_value v, bool whole)
{
    int64_t id;
    return yr_to_index(v, &id, false) < 0 ? 0 : read_clock((clockid_t)id, whole);
}

YR_METHOD(time_clock_gettime)
{
    return clock_of_argument(args[0], false);
}

YR_METHOD(time_clock_gettime_ns)
{
    return clock_of_argument(args[0], true);
}

YR_METHOD(time_clock_getres)
{
    int64_t id;
    struct timespec t;
    if (yr_to_index(args[0], &id, false) < 0)
        return 0;
    if (clock_getres((clockid_t)id, &t) < 0)
        return yr_raise_os(errno, 0);
    return yr_float((double)t.tv_sec + (double)t.tv_nsec * 1e-9);
}

static int set_clock(yr_value clock, int64_t ns)
{
    int64_t id;
    struct timespec t = {.tv_sec = ns / 1000000000, .tv_nsec = ns % 1000000000};
    if (yr_to_index(clock, &id, false) < 0)
        return -1;
    if (t.tv_nsec < 0) {
        t.tv_sec--;
        t.tv_nsec += 1000000000;
    }
    if (clock_settime((clockid_t)id, &t) == 0)
        return 0;
    yr_raise_os(errno, 0);
    return -1;
}

YR_METHOD(time_clock_settime)
{
    double seconds;
    if (yr_to_double(args[1], &seconds) < 0)
        return 0;
    if (isnan(seconds))
        return yr_value_error("Invalid value NaN (not a number)");
    if (fabs(seconds) > 9e9)
        return yr_raise_format(YR_EXC(OverflowError),
                               "timestamp too large to convert to C _PyTime_t");
    return set_clock(args[0], (int64_t)floor(seconds * 1e9)) < 0 ? 0 : YR_NONE;
}

YR_METHOD(time_clock_settime_ns)
{
    int64_t ns;
    return yr_to_index(args[1], &ns, false) < 0 || set_clock(args[0], ns) < 0 ? 0 : YR_NONE;
}

/* Every thread that a program starts runs on the one of the system, whatever its number. */
YR_METHOD(time_pthread_getcpuclockid)
{
    int64_t thread;
    clockid_t id;
    if (yr_to_index(args[0], &thread, false) < 0)
        return 0;
    int error = thread > 0 ? pthread_getcpuclockid(pthread_self(), &id) : ESRCH;
    return error ? yr_raise_os(error, 0) : yr_int(id);
}

YR_METHOD(time_get_clock_info)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("get_clock_info() argument 1 must be str, not %s",
                             yr_argument_type(args[0]));
    bool real = yr_str_is(args[0], "time");
    const char *clock = real ? "CLOCK_REALTIME"
                        : yr_str_is(args[0], "monotonic") || yr_str_is(args[0], "perf_counter")
                            ? "CLOCK_MONOTONIC"
                        : yr_str_is(args[0], "process_time") ? "CLOCK_PROCESS_CPUTIME_ID"
                        : yr_str_is(args[0], "thread_time")  ? "CLOCK_THREAD_CPUTIME_ID"
                                                             : NULL;
    if (!clock)
        return yr_value_error("unknown clock");
    yr_value names[] = {yr_str_from_c("implementation"), yr_str_from_c("monotonic"),
                        yr_str_from_c("adjustable"), yr_str_from_c("resolution")};
    yr_value values[] = {yr_str_format("clock_gettime(%s)", clock), yr_bool(!real), yr_bool(real),
                         yr_float(1e-9)};
    bool whole = values[0] && values[3];
    for (int i = 0; i < 4; i++)
        whole &= names[i] != 0;
    yr_value keys = whole ? yr_tuple(names, 4) : 0; /* takes the names */
    yr_value info = keys ? yr_invoke_kw(yr_from(YR_TYPE(namespace)), values, 0, keys) : 0;
    yr_xdrop(keys);
    for (int i = 0; i < 4; i++) {
        yr_xdrop(values[i]);
        if (!whole)
            yr_xdrop(names[i]);
    }
    return info;
}

/* ---- Sleep ---------------------------------------------------------------------------------- */

/* Rounds up, so that a sleep is never shorter than asked for. -1 and ValueError, OverflowError. */
static int duration_of(yr_value v, int64_t *ns)
{
    double seconds;
    if (!YR_IS_FLOAT(v)) {
        int64_t whole;
        yr_value i = yr_index(v);
        if (!i && yr_pending_is(YR_EXC(TypeError))) {
            yr_clear_pending();
            yr_type_error("'%T' object cannot be interpreted as an integer", v);
        }
        int failed = i ? yr_to_i64(i, &whole) : -1;
        yr_xdrop(i);
        if (failed)
            return -1;
        seconds = (double)whole;
    } else if (yr_to_double(v, &seconds) < 0) {
        return -1;
    }
    if (isnan(seconds)) {
        yr_value_error("Invalid value NaN (not a number)");
        return -1;
    }
    if (seconds < 0) {
        yr_value_error("sleep length must be non-negative");
        return -1;
    }
    if (seconds > 9e9) {
        yr_raise_format(YR_EXC(OverflowError), "timestamp too large to convert to C _PyTime_t");
        return -1;
    }
    *ns = (int64_t)ceil(seconds * 1e9);
    return 0;
}

YR_METHOD(time_sleep)
{
    int64_t ns;
    struct timespec end;
    if (duration_of(args[0], &ns) < 0)
        return 0;
    clock_gettime(CLOCK_MONOTONIC, &end);
    ns += nanoseconds(&end);
    end.tv_sec = ns / 1000000000;
    end.tv_nsec = ns % 1000000000;
    for (;;) {
        int error;
        YR_BLOCKING(error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL));
        if (!error)
            return YR_NONE;
        if (error != EINTR)
            return yr_raise_os(error, 0);
        if (yr_poll() < 0)
            return 0;
    }
}

/* ---- Calendar time -------------------------------------------------------------------------- */

enum { FIELDS = 9, ALL_FIELDS = 11 }; /* tm_zone and tm_gmtoff are no items of the tuple */

/* borrowed: the module time, or NULL. */
static yr_module *this_module(void)
{
    yr_value m = yr_dict_get_c(YR->modules, "time");
    return m && YR_IS(m, module) ? YR_AS(yr_module, m) : NULL;
}

static yr_type *struct_time(void)
{
    yr_module *m = this_module();
    yr_value t = m ? yr_dict_get_c(m->dict, "struct_time") : 0;
    if (t && YR_IS_CLASS(t))
        return YR_AS(yr_type, t);
    yr_raise_format(YR_EXC(RuntimeError), "lost time.struct_time");
    return NULL;
}

static yr_value from_tm(const struct tm *t)
{
    yr_type *type = struct_time();
    yr_value values[ALL_FIELDS] = {
        yr_int(t->tm_year + (int64_t)1900),
        yr_int(t->tm_mon + 1),
        yr_int(t->tm_mday),
        yr_int(t->tm_hour),
        yr_int(t->tm_min),
        yr_int(t->tm_sec),
        yr_int((t->tm_wday + 6) % 7),
        yr_int(t->tm_yday + 1),
        yr_int(t->tm_isdst),
        yr_str_from_c(t->tm_zone),
        yr_int(t->tm_gmtoff),
    };
    if (type)
        return yr_structseq_steal(type, values);
    yr_xdrop(values[FIELDS]);
    return 0;
}

/* An int of C, as CPython's parser of arguments takes it: 0, or -1 and OverflowError. */
static int to_c_int(yr_value v, int *out)
{
    int64_t i;
    if (yr_to_index(v, &i, false) < 0)
        return -1;
    if (i < INT_MIN || i > INT_MAX) {
        yr_raise_format(YR_EXC(OverflowError), i < 0 ? "signed integer is less than minimum"
                                                     : "signed integer is greater than maximum");
        return -1;
    }
    *out = (int)i;
    return 0;
}

/* The name and offset of the zone, which a struct_time may know. t borrows the name. */
static int to_zone(yr_value v, struct tm *t)
{
    yr_type *type = struct_time();
    if (!type || yr_type_of(v) != type)
        return type ? 0 : -1;
    yr_value *hidden = YR_TUPLE(v)->items + FIELDS;
    int64_t offset;
    if (hidden[0] && YR_IS_STR(hidden[0]) && !(t->tm_zone = yr_utf8(hidden[0], NULL)))
        return -1;
    if (!hidden[1] || hidden[1] == YR_NONE)
        return 0;
    if (yr_to_index(hidden[1], &offset, false) < 0)
        return -1;
    t->tm_gmtoff = offset;
    return 0;
}

/* The nine numbers of a struct_time, as the C library wants them. */
static int to_tm(yr_value v, const char *f, struct tm *t)
{
    if (!YR_IS_TUPLE(v)) {
        yr_type_error("Tuple or struct_time argument required");
        return -1;
    }
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, v);
    if (tuple->length != FIELDS) {
        yr_type_error("%s(): illegal time tuple argument", f);
        return -1;
    }
    int i[FIELDS];
    for (int k = 0; k < FIELDS; k++) {
        if (to_c_int(tuple->items[k], &i[k]) < 0)
            return -1;
    }
    if (i[0] < INT_MIN + 1900) {
        yr_raise_format(YR_EXC(OverflowError), "year out of range");
        return -1;
    }
    memset(t, 0, sizeof *t);
    t->tm_year = i[0] - 1900;
    t->tm_mon = (int)(i[1] - 1U);
    t->tm_mday = i[2];
    t->tm_hour = i[3];
    t->tm_min = i[4];
    t->tm_sec = i[5];
    t->tm_wday = (int)((i[6] + (int64_t)1) % 7);
    t->tm_yday = (int)(i[7] - 1U);
    t->tm_isdst = i[8];
    return to_zone(v, t);
}

typedef struct {
    const char *what;
    int least, most;
    bool zero; /* 0 means the least */
} tm_range;

/* As CPython checks before formatting: a bad number must not reach the C library. */
static int check_tm(struct tm *t)
{
    static const tm_range ranges[] = {{"month", 0, 11, true},    {"day of month", 1, 31, true},
                                      {"hour", 0, 23, false},    {"minute", 0, 59, false},
                                      {"seconds", 0, 61, false}, {"day of year", 0, 365, true}};
    int *members[] = {&t->tm_mon, &t->tm_mday, &t->tm_hour, &t->tm_min, &t->tm_sec, &t->tm_yday};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (ranges[i].zero && *members[i] == ranges[i].least - 1)
            *members[i] = ranges[i].least;
        if (*members[i] < ranges[i].least || *members[i] > ranges[i].most) {
            yr_value_error("%s out of range", ranges[i].what);
            return -1;
        }
    }
    if (t->tm_wday < 0) {
        yr_value_error("day of week out of range");
        return -1;
    }
    return 0;
}

static int seconds_of(yr_value v, time_t *out)
{
    if (!v || v == YR_NONE) {
        *out = time(NULL);
        return 0;
    }
    double d;
    if (YR_IS_FLOAT(v)) {
        if (yr_to_double(v, &d) < 0)
            return -1;
        if (isnan(d)) {
            yr_value_error("Invalid value NaN (not a number)");
            return -1;
        }
        if (fabs(d) > 1e17) {
            yr_raise_format(YR_EXC(OverflowError), "timestamp out of range for platform time_t");
            return -1;
        }
        *out = (time_t)floor(d);
        return 0;
    }
    int64_t i;
    if (yr_to_i64(v, &i) < 0)
        return -1;
    *out = (time_t)i;
    return 0;
}

typedef struct tm *(*convert)(const time_t *, struct tm *);

static yr_value broken_down(yr_value v, convert f)
{
    time_t seconds;
    struct tm t;
    if (seconds_of(v, &seconds) < 0)
        return 0;
    if (!f(&seconds, &t))
        return yr_raise_os(errno ? errno : EOVERFLOW, 0);
    return from_tm(&t);
}

YR_METHOD(time_gmtime)
{
    return broken_down(n ? args[0] : 0, gmtime_r);
}

YR_METHOD(time_localtime)
{
    return broken_down(n ? args[0] : 0, localtime_r);
}

YR_METHOD(time_mktime)
{
    struct tm t;
    if (to_tm(args[0], "mktime", &t) < 0)
        return 0;
    t.tm_wday = -1;
    time_t seconds = mktime(&t);
    if (seconds == (time_t)-1 && t.tm_wday == -1)
        return yr_raise_format(YR_EXC(OverflowError), "mktime argument out of range");
    return yr_float((double)seconds);
}

static int tm_or_now(yr_value v, const char *f, struct tm *t)
{
    if (v)
        return to_tm(v, f, t) < 0 || check_tm(t) < 0 ? -1 : 0;
    time_t now = time(NULL);
    localtime_r(&now, t);
    return 0;
}

YR_METHOD(time_strftime)
{
    struct tm t;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("strftime() argument 1 must be str, not %s",
                             yr_argument_type(args[0]));
    if (tm_or_now(n > 1 ? args[1] : 0, "strftime", &t) < 0)
        return 0;
    size_t length;
    const char *format = yr_utf8(args[0], &length);
    if (!format)
        return 0;
    if (strlen(format) != length)
        return yr_value_error("embedded null character");
    if (!length)
        return yr_retain(YR->empty_str);
    for (size_t size = 256;; size *= 2) {
        char *buffer = yr_alloc(size);
        if (!buffer)
            return 0;
        size_t k = strftime(buffer, size, format, &t);
        yr_value text = k || size > 256 * length ? yr_str_from_utf8(buffer, k) : 0;
        yr_dispose(buffer);
        if (text || YR->pending)
            return text;
    }
}

/* "Thu Jan  1 00:00:00 1970" */
static yr_value date_text(const struct tm *t)
{
    static const char days[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %lld", days[t->tm_wday % 7],
             months[t->tm_mon % 12], t->tm_mday, t->tm_hour, t->tm_min, t->tm_sec,
             1900LL + t->tm_year);
    return yr_str_from_c(text);
}

YR_METHOD(time_asctime)
{
    struct tm t;
    return tm_or_now(n ? args[0] : 0, "asctime", &t) < 0 ? 0 : date_text(&t);
}

YR_METHOD(time_ctime)
{
    time_t seconds;
    struct tm t;
    if (seconds_of(n ? args[0] : 0, &seconds) < 0)
        return 0;
    if (!localtime_r(&seconds, &t))
        return yr_raise_os(errno ? errno : EOVERFLOW, 0);
    return date_text(&t);
}

/* Python's text of the same, which a program that says strptime has with it. */
YR_METHOD(time_strptime)
{
    yr_value m = yr_import_named("_strptime");
    yr_value name = m ? yr_intern_c("_strptime_time") : 0;
    yr_value found = name ? yr_invoke_method(m, name, args, n) : 0;
    yr_xdrop(name);
    yr_xdrop(m);
    return found;
}

/* A zone as it is half a year apart: its winter and its summer, in either hemisphere. */
static void zone_at(time_t when, long *west, char name[], size_t size)
{
    struct tm t = {0};
    localtime_r(&when, &t);
    *west = -t.tm_gmtoff;
    snprintf(name, size, "%s", t.tm_zone ? t.tm_zone : "   ");
}

static int add_zone(yr_module *m)
{
    const time_t year = (365 * 24 + 6) * 3600;
    time_t start = time(NULL) / year * year;
    char names[2][100];
    long west[2];
    tzset();
    zone_at(start, &west[0], names[0], sizeof names[0]);
    zone_at(start + year / 2, &west[1], names[1], sizeof names[1]);
    int summer = west[0] < west[1] ? 0 : 1;
    yr_value zones[2] = {yr_str_from_c(names[!summer]), yr_str_from_c(names[summer])};
    if (!zones[0] || !zones[1]) {
        yr_xdrop(zones[0]);
        yr_xdrop(zones[1]);
        return -1;
    }
    return yr_module_add(m, "tzname", yr_tuple(zones, 2)) < 0 ||
                   yr_module_add(m, "timezone", yr_int(west[!summer])) < 0 ||
                   yr_module_add(m, "altzone", yr_int(west[summer])) < 0 ||
                   yr_module_add(m, "daylight", yr_int(west[0] != west[1])) < 0
               ? -1
               : 0;
}

YR_METHOD(time_tzset)
{
    yr_module *m = this_module();
    return m && add_zone(m) < 0 ? 0 : YR_NONE;
}

/* ---- The module ----------------------------------------------------------------------------- */

static const yr_method_def functions[] = {
    {"time", time_time, 0, 0, 0,
     "time() -> floating point number\n\nReturn the current time in seconds since the Epoch."},
    {"time_ns", time_time_ns, 0, 0, 0, NULL},
    {"monotonic", time_monotonic, 0, 0, 0,
     "monotonic() -> float\n\nMonotonic clock, cannot go backward."},
    {"monotonic_ns", time_monotonic_ns, 0, 0, 0, NULL},
    {"perf_counter", time_monotonic, 0, 0, 0,
     "perf_counter() -> float\n\nPerformance counter for benchmarking."},
    {"perf_counter_ns", time_monotonic_ns, 0, 0, 0, NULL},
    {"process_time", time_process_time, 0, 0, 0, NULL},
    {"process_time_ns", time_process_time_ns, 0, 0, 0, NULL},
    {"thread_time", time_thread_time, 0, 0, 0, NULL},
    {"thread_time_ns", time_thread_time_ns, 0, 0, 0, NULL},
    {"clock_gettime", time_clock_gettime, 1, 1, 0, NULL},
    {"clock_gettime_ns", time_clock_gettime_ns, 1, 1, 0, NULL},
    {"clock_getres", time_clock_getres, 1, 1, 0, NULL},
    {"clock_settime", time_clock_settime, 2, 2, 0, NULL},
    {"clock_settime_ns", time_clock_settime_ns, 2, 2, 0, NULL},
    {"pthread_getcpuclockid", time_pthread_getcpuclockid, 1, 1, 0, NULL},
    {"get_clock_info", time_get_clock_info, 1, 1, 0, NULL},
    {"sleep", time_sleep, 1, 1, 0,
     "sleep(seconds)\n\nDelay execution for a given number of seconds."},
    {"gmtime", time_gmtime, 0, 1, 0, NULL},
    {"localtime", time_localtime, 0, 1, 0, NULL},
    {"mktime", time_mktime, 1, 1, 0, NULL},
    {"strftime", time_strftime, 1, 2, 0, NULL},
    {"strptime", time_strptime, 1, 2, 0, NULL},
    {"asctime", time_asctime, 0, 1, 0, NULL},
    {"ctime", time_ctime, 0, 1, 0, NULL},
    {"tzset", time_tzset, 0, 0, 0, NULL},
    {0},
};

static int fill(yr_module *m)
{
    static const char *const fields[] = {"tm_year", "tm_mon",  "tm_mday", "tm_hour",  "tm_min",
                                         "tm_sec",  "tm_wday", "tm_yday", "tm_isdst", NULL};
    static const char *const hidden[] = {"tm_zone", "tm_gmtoff", NULL};
    static const struct {
        const char *name;
        int id;
    } clocks[] = {{"CLOCK_REALTIME", CLOCK_REALTIME},
                  {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
                  {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
                  {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
                  {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
                  {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
                  {"CLOCK_TAI", CLOCK_TAI}};
    yr_type *t = yr_structseq_type_hidden("time", "struct_time", fields, hidden);
    if (!t || yr_module_add(m, "struct_time", yr_from(t)) < 0 ||
        yr_module_add(m, "_STRUCT_TM_ITEMS", yr_int(ALL_FIELDS)) < 0)
        return -1;
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        if (yr_module_add(m, clocks[i].name, yr_int(clocks[i].id)) < 0)
            return -1;
    }
    return add_zone(m) < 0 ? -1 : yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_time = {"time", fill};
