/* errors.c - exceptions by their names, and as text. */
#include "embed.h"

/* borrowed: the built-in class of that name, or 0. */
static yr_value class_named(const char *name)
{
    yr_value v = yr_dict_get_c(YR->builtins->dict, name);
    return v && YR_IS_CLASS(v) && yr_is_subtype(YR_AS(yr_type, v), YR_EXC(BaseException)) ? v : 0;
}

yr_value yr_raise_error(const char *type, const char *format, ...)
{
    va_list args;
    yr_value class = class_named(type);
    if (!class)
        return yr_raise_format(YR_EXC(SystemError), "there is no exception %s", type);
    va_start(args, format);
    yr_value text = yr_str_vformat(format, args);
    va_end(args);
    if (text)
        yr_raise_value(YR_AS(yr_type, class), text);
    yr_xdrop(text);
    return 0;
}

bool yr_error_is(const char *type)
{
    if (!yr_pending())
        return false;
    yr_value pending = yr_save_pending();
    yr_value class = class_named(type);
    bool is = class && yr_isinstance_of(pending, YR_AS(yr_type, class));
    yr_restore_pending(pending);
    return is;
}

/* new: the text, or a short one where that cannot be made. 0: there is no memory for any. */
static yr_value text_of(yr_value exception)
{
    yr_value text = yr_format_exception(exception);
    if (text && yr_utf8(text, NULL))
        return text;
    yr_xdrop(text);
    yr_clear_pending();
    text = yr_str_format("%s\n", yr_type_name(exception));
    yr_clear_pending();
    return text;
}

size_t yr_error_text(yr_value exception, char *buffer, size_t size)
{
    yr_value pending = yr_save_pending();
    yr_value text = text_of(exception);
    size_t length;
    const char *utf8 = text ? yr_utf8(text, &length) : NULL;
    if (!utf8) {
        utf8 = "MemoryError\n";
        length = strlen(utf8);
    }
    if (size) {
        size_t n = length < size ? length : size - 1;
        while (n < length && n && ((unsigned char)utf8[n] & 0xc0) == 0x80)
            n--; /* not within a character */
        memcpy(buffer, utf8, n);
        buffer[n] = '\0';
    }
    yr_xdrop(text);
    yr_clear_pending();
    yr_restore_pending(pending);
    return length;
}
