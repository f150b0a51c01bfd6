/*
 * A formatter for short texts. A fifth of a translation was spent in vsnprintf, which sets up a
 * stream for each call; nearly all calls join strings and ints.
 *
 * A format with any other conversion goes to vsnprintf as a whole: it is looked through first, so
 * that no argument has been taken by then.
 */
#include <stdio.h>
#include <string.h>
#include "format.h"

struct sink {
    char *out;
    size_t room, size; /* size goes on counting when the room is used up */
};

static void add(struct sink *s, const char *bytes, size_t n)
{
    if (s->size + n < s->room)
        memcpy(s->out + s->size, bytes, n);
    s->size += n;
}

static void add_number(struct sink *s, long value)
{
    char digits[24];
    size_t at = sizeof digits;
    unsigned long rest = value < 0 ? 0ul - (unsigned long)value : (unsigned long)value;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        digits[--at] = '-';
    add(s, digits + at, sizeof digits - at);
}

/* The length of the conversion behind a '%', or 0 if it is none of ours. */
static size_t conversion(const char *p)
{
    if (*p == 's' || *p == 'd' || *p == 'c' || *p == '%')
        return 1;
    if (p[0] == 'l' && p[1] == 'd')
        return 2;
    return strncmp(p, ".*s", 3) == 0 ? 3 : 0;
}

static int is_simple(const char *format)
{
    for (const char *p = strchr(format, '%'); p; p = strchr(p, '%')) {
        size_t n = conversion(p + 1);
        if (!n)
            return 0;
        p += 1 + n;
    }
    return 1;
}

/* One conversion; p points at its last character. */
static void convert(struct sink *s, const char *p, size_t n, va_list *args)
{
    char c;

    switch (*p) {
    case 's': {
        size_t most = n == 3 ? (size_t)va_arg(*args, int) : (size_t)-1;
        const char *text = va_arg(*args, const char *);
        add(s, text, n == 3 ? strnlen(text, most) : strlen(text));
        break;
    }
    case 'd': add_number(s, n == 2 ? va_arg(*args, long) : va_arg(*args, int)); break;
    case 'c':
        c = (char)va_arg(*args, int);
        add(s, &c, 1);
        break;
    default: add(s, "%", 1); break;
    }
}

int format_text(char *out, size_t room, const char *format, va_list args)
{
    struct sink s = {out, room, 0};
    va_list rest;

    if (!is_simple(format))
        return vsnprintf(out, room, format, args);
    va_copy(rest, args);
    while (*format) {
        size_t plain = strcspn(format, "%");
        add(&s, format, plain);
        format += plain;
        if (!*format)
            break;
        size_t n = conversion(format + 1);
        convert(&s, format + n, n, &rest);
        format += 1 + n;
    }
    va_end(rest);
    if (room)
        out[s.size < room ? s.size : room - 1] = '\0';
    return (int)s.size;
}
