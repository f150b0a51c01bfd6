/* io_module.c - the module io: the types of the io_*.c files under their names. */
#include "io.h"

YR_METHOD(text_encoding)
{
    return args[0] == YR_NONE ? yr_str_from_c("locale") : yr_retain(args[0]);
}

YR_METHOD(open_code)
{
    static const char *const names[] = {"path"};
    yr_value v[2] = {0, yr_str_from_c("rb")};
    if (!v[1] ||
        yr_parse_arguments(YR_SHOWN("open_code"), names, 0, 1, 1, 1, args, n, keywords, v) < 0) {
        yr_xdrop(v[1]);
        return 0;
    }
    yr_value file = yr_io_open(0, v, 2, 0);
    yr_drop(v[1]);
    return file;
}

static const yr_method_def functions[] = {
    {"text_encoding", text_encoding, 1, 2, 0,
     "The encoding that text files opened with this one have; None is that of the locale."},
    {"open_code", open_code, 0, -1, YR_METHOD_KEYWORDS,
     "Opens the provided file with the intent to import the contents."},
    {"open", yr_io_open, 0, YR_OPEN_MAX, YR_METHOD_KEYWORDS,
     "Open file and return a stream.  Raise OSError upon failure."},
    {0},
};

/* __all__, in the order of CPython's. */
static int add_all(yr_module *m)
{
    static const char *const names[] = {"BlockingIOError", "open",
                                        "open_code",       "IOBase",
                                        "RawIOBase",       "FileIO",
                                        "BytesIO",         "StringIO",
                                        "BufferedIOBase",  "BufferedReader",
                                        "BufferedWriter",  "BufferedRWPair",
                                        "BufferedRandom",  "TextIOBase",
                                        "TextIOWrapper",   "UnsupportedOperation",
                                        "SEEK_SET",        "SEEK_CUR",
                                        "SEEK_END",        "DEFAULT_BUFFER_SIZE",
                                        "text_encoding",   "IncrementalNewlineDecoder"};
    enum { NAMES = sizeof names / sizeof *names };
    yr_value items[NAMES];
    for (int i = 0; i < NAMES; i++) {
        items[i] = yr_intern_c(names[i]);
        if (!items[i]) {
            while (i-- > 0)
                yr_drop(items[i]);
            return -1;
        }
    }
    return yr_module_add(m, "__all__", yr_list(items, NAMES));
}

static int fill(yr_module *m)
{
    const struct {
        const char *name;
        yr_type *type;
    } types[] = {
        {"IOBase", YR_TYPE(io_base)},
        {"RawIOBase", YR_TYPE(io_raw_base)},
        {"BufferedIOBase", YR_TYPE(io_buffered_base)},
        {"TextIOBase", YR_TYPE(io_text_base)},
        {"TextIOWrapper", YR_TYPE(file)},
        {"BufferedReader", YR_TYPE(binary_file)},
        {"BufferedWriter", YR_TYPE(binary_writer)},
        {"BufferedRandom", YR_TYPE(binary_random)},
        {"FileIO", YR_TYPE(raw_file)},
        {"StringIO", YR_TYPE(string_io)},
        {"BytesIO", YR_TYPE(bytes_io)},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (yr_module_add(m, types[i].name, yr_retain(yr_from(types[i].type))) < 0)
            return -1;
    }
    yr_value unsupported = yr_io_unsupported_class();
    if (!unsupported || yr_module_add(m, "UnsupportedOperation", yr_retain(unsupported)) < 0)
        return -1;
    if (yr_module_add(m, "BlockingIOError", yr_retain(yr_from(YR_EXC(BlockingIOError)))) < 0 ||
        yr_module_add(m, "DEFAULT_BUFFER_SIZE", yr_int(8192)) < 0 ||
        yr_module_add(m, "SEEK_SET", yr_int(0)) < 0 ||
        yr_module_add(m, "SEEK_CUR", yr_int(1)) < 0 || yr_module_add(m, "SEEK_END", yr_int(2)) < 0)
        return -1;
    if (yr_io_add_newline_decoder(m) < 0 || yr_io_add_pair(m) < 0 || add_all(m) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_io = {"io", fill};
