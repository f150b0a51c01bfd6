/* io.h - what the files of the module io share.
 *
 * Three layers: a stream (io_stream.c) is a descriptor with one buffer; a binary file is an object
 * around a stream; a text file is an object around a binary file, with a codec. Each type derives
 * from one of the abstract bases (io_base.c), which Python classes may derive from as well.
 */
#ifndef YR_IO_H
#define YR_IO_H

#include "../types/text.h"

/* ---- io_stream.c ---------------------------------------------------------------------------- */

/* A descriptor and its buffer, which holds either unread input, data[at..end), or unwritten
 * output, data[0..dirty). Never both: reading writes the output first, and writing gives the
 * input back by seeking. */
typedef struct {
    int fd;
    bool readable, writable, append, closes_fd, unbuffered;
    bool text;     /* written to by a text file, which keeps nothing that did not fit and failed */
    uint8_t *data; /* NULL until first used */
    size_t capacity;
    size_t at, end, dirty;
    uint32_t fills; /* how often input has been read */
    yr_value raw;   /* an object of the program in place of fd (-1), or 0 */
} yr_stream;

/* All: 0 (or the count), or -1 with OSError pending. */
int yr_stream_fill(yr_stream *s); /* 1: there is unread input; 0: end of file */
int yr_stream_write(yr_stream *s, const void *p, size_t n);
int yr_stream_flush(yr_stream *s); /* what cannot be written stays in the buffer */
int64_t yr_stream_tell(yr_stream *s);
int64_t yr_stream_seek(yr_stream *s, int64_t offset, int whence);
int yr_stream_truncate(yr_stream *s, int64_t size);
int yr_stream_close(yr_stream *s); /* flushes; the descriptor is closed even if that fails */
bool yr_stream_ends_unseen(const yr_stream *s); /* there is nothing to write or to close */
bool yr_stream_seekable(yr_stream *s);
/* Bytes that a read collects; zero-initialised is empty. */
typedef struct {
    uint8_t *p;
    size_t n, capacity;
} yr_collected;
int yr_collect_bytes(yr_collected *c, const void *p, size_t n); /* -1: MemoryError */
void yr_collected_free(yr_collected *c);
/* Appends up to n bytes (all that there are if n < 0) to c. */
int yr_stream_read(yr_stream *s, int64_t n, yr_collected *c);

/* ---- io_base_methods.c ---------------------------------------------------------------------- */

extern const yr_method_def yr_raw_base_methods[];
extern const yr_method_def yr_buffered_base_methods[];

/* ---- io_newlines.c -------------------------------------------------------------------------- */

int yr_io_add_newline_decoder(yr_module *m);

/* ---- io_abstract.c -------------------------------------------------------------------------- */

YR_TEXT_METHOD(yr_io_register); /* a class method: what ABCMeta.register does */

/* ---- io_pair.c ------------------------------------------------------------------------------ */

int yr_io_add_pair(yr_module *m);

/* ---- io_base.c ------------------------------------------------------------------------------ */

/* What every file object begins with. */
typedef struct {
    yr_object base;
    bool closed;
} yr_io_base;

YR_COLD yr_value yr_io_unsupported(const char *what); /* io.UnsupportedOperation; 0 */
yr_value yr_io_unsupported_class(void);               /* borrowed, or 0 */
YR_COLD yr_value yr_io_closed(void);                  /* ValueError; 0 */
/* Optional size argument of read() and its like: -1 for None or absent. 0, or -1 and TypeError. */
int yr_io_size(yr_value *args, size_t n, int64_t *size);
yr_value yr_io_iter(yr_value self); /* new: self; ValueError if closed */
/* A type's own readlines: reads lines through its next slot. */
YR_TEXT_METHOD(yr_io_readlines);
/* new: the list of its lines until they are more than hint long (or, stops_at_hint, as long); all
 * of them if that is not positive. */
yr_value yr_io_lines(yr_value self, int64_t hint, bool stops_at_hint);
YR_TEXT_METHOD(yr_io_writelines);
YR_TEXT_METHOD(yr_io_enter);
YR_TEXT_METHOD(yr_io_exit);

/* ---- io_raw.c ------------------------------------------------------------------------------- */

/* The methods of a raw file of the program: counts and positions, or -1 and an error. */
int64_t yr_raw_read(yr_value raw, uint8_t *p, size_t n); /* 0: end of file, or nothing now */
int64_t yr_raw_write(yr_value raw, const uint8_t *p, size_t n);
int64_t yr_raw_seek(yr_value raw, int64_t offset, int whence);
int yr_raw_truncate(yr_value raw, int64_t size);
int yr_raw_close(yr_value raw);
yr_value yr_raw_ask(yr_value raw, const char *question); /* new: raw.question() */
int yr_raw_truth(yr_value raw, const char *question);    /* 1, 0, -1 */
/* BufferedReader(raw, buffer_size) and its like; FileIO(file, mode, closefd, opener). */
yr_value yr_binary_make(yr_type *t, yr_value *args, size_t n, yr_value keywords);
int yr_binary_init(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_raw_file_make(yr_type *t, yr_value *args, size_t n, yr_value keywords);
int yr_raw_file_init(yr_value self, yr_value *args, size_t n, yr_value keywords);

/* ---- io_binary.c ---------------------------------------------------------------------------- */

typedef struct {
    yr_io_base io;
    yr_stream stream;
    yr_value name, mode; /* owned; mode is str */
    yr_attributes attributes;
} yr_binary_file;

bool yr_is_binary(yr_value v); /* a binary file of ours */
/* new: steals name and mode; t is one of the four types. */
yr_value yr_binary_new(yr_type *t, yr_stream stream, yr_value name, yr_value mode);
int yr_binary_close(yr_binary_file *b);

/* ---- io_text.c, io_text_read.c -------------------------------------------------------------- */

typedef enum { YR_CODEC_UTF8, YR_CODEC_ASCII, YR_CODEC_LATIN1, YR_CODEC_OTHER } yr_codec;
/* newline=None: all ends are read as \n; newline='': all are seen, none changed; else that one. */
typedef enum { YR_NL_NONE, YR_NL_ANY, YR_NL_LF, YR_NL_CR, YR_NL_CRLF } yr_newline;

typedef struct {
    yr_io_base io;
    yr_value buffer;   /* the binary file, owned; 0 once detached */
    yr_stream *stream; /* of buffer where that is one of ours, else NULL */
    yr_codec codec;
    yr_newline newline;
    bool line_buffering, write_through, iterating;
    bool marked;  /* the mark of the byte order, where the codec has one, is not to be written */
    uint8_t ends; /* kinds of line ends seen: 1 \r, 2 \n, 4 \r\n */
    yr_value encoding, errors, mode; /* str */
    yr_value text; /* where the bytes are not read piece by piece: all of it, or 0 */
    size_t text_at;
    uint32_t fills; /* of the stream, when its input was checked */
    uint8_t cut[4]; /* the first bytes of a character whose others were not in the last chunk */
    uint8_t n_cut;
    yr_attributes attributes;
} yr_text_file;

/* new: steals all values. mode may be 0. */
yr_value yr_text_new(yr_value buffer, yr_value encoding, yr_value errors, yr_newline newline,
                     bool line_buffering, yr_value mode);
int yr_newline_parse(yr_value v, yr_newline *newline); /* TypeError, ValueError */
int yr_text_write(yr_text_file *t, yr_value s);        /* s is a str */
int yr_text_flush(yr_text_file *t);
/* new str: a line, or up to limit characters of it (limit < 0: all); empty at the end. */
yr_value yr_text_readline(yr_text_file *t, int64_t limit);
yr_value yr_text_read(yr_text_file *t, int64_t n); /* new str: n characters; all if n < 0 */

/* ---- io_text_chunk.c ------------------------------------------------------------------------ */

/* As yr_stream_fill() and yr_stream_read() of all there is; and UnicodeDecodeError. */
int yr_text_fill(yr_text_file *t);
int yr_text_read_all(yr_text_file *t, yr_collected *c);
/* How much of s, all that there is, is text; what is behind that only lacks its end: it is kept,
 * and yr_text_end() is UnicodeDecodeError. */
size_t yr_text_keep_cut(yr_text_file *t, yr_span s);
int yr_text_end(yr_text_file *t);

/* ---- io_open.c ------------------------------------------------------------------------------ */

YR_TEXT_METHOD(yr_io_open);
yr_value yr_io_open_std(int fd); /* new: sys.stdin, stdout or stderr; None if fd is not open */
/* new: the str or int that a path argument means (through __fspath__). */
yr_value yr_io_path(yr_value v);
#define YR_OPEN_MAX 8

#endif
