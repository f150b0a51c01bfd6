/* io_stream.c - a file descriptor with one buffer.
 *
 * System calls that a signal interrupts are repeated after the signal has been looked at.
 */
#include <limits.h>
#include <poll.h>
#include <errno.h>
#include <unistd.h>
#include <sys/stat.h>
#include "io.h"
#include "../core/threads.h"

#define STREAM_BUFFER ((size_t)8192) /* as CPython: a full disk shows at the same print() */

static int fail(void)
{
    yr_raise_os(errno, 0);
    return -1;
}

static int ensure_buffer(yr_stream *s)
{
    if (s->data)
        return 0;
    if (!s->capacity)
        s->capacity = STREAM_BUFFER;
    s->data = yr_alloc(s->capacity);
    return s->data ? 0 : -1;
}

static int64_t read_some(yr_stream *s, uint8_t *p, size_t n)
{
    if (s->raw)
        return yr_raw_read(s->raw, p, n);
    for (;;) {
        ssize_t got = read(s->fd, p, n);
        if (got >= 0)
            return got;
        if (errno != EINTR)
            return fail();
        if (yr_poll() < 0)
            return -1;
    }
}

static int write_all(yr_stream *s, const uint8_t *p, size_t n)
{
    while (n) {
        size_t some = n;
        if (YR_UNLIKELY(YR->threads && !s->raw)) {
            if (yr_wait_for(s->fd, POLLOUT) < 0)
                return -1;
            some = n < PIPE_BUF ? n : PIPE_BUF;
        }
        int64_t done = s->raw ? yr_raw_write(s->raw, p, n) : write(s->fd, p, some);
        if (done < 0 && s->raw)
            return -1;
        if (done < 0 && errno != EINTR)
            return fail();
        if (done < 0 && yr_poll() < 0)
            return -1;
        if (done > 0) {
            p += done;
            n -= (size_t)done;
        }
    }
    return 0;
}

/* The new position, or -1 and an error. */
static int64_t move(yr_stream *s, int64_t offset, int whence)
{
    if (s->raw)
        return yr_raw_seek(s->raw, offset, whence);
    off_t at = lseek(s->fd, (off_t)offset, whence);
    return at < 0 ? fail() : at;
}

/* What has been written leaves the buffer, which code that ran meanwhile may have emptied. */
static void forget_written(yr_stream *s, size_t done)
{
    s->dirty = s->dirty > done ? s->dirty - done : 0;
    if (s->dirty)
        memmove(s->data, s->data + done, s->dirty);
}

int yr_stream_flush(yr_stream *s)
{
    while (s->dirty) {
        size_t n = s->dirty;
        if (YR_UNLIKELY(YR->threads && !s->raw)) { /* others may write to the stream meanwhile */
            if (yr_wait_for(s->fd, POLLOUT) < 0)
                return -1;
            n = s->dirty < PIPE_BUF ? s->dirty : PIPE_BUF;
        }
        int64_t done = s->raw ? yr_raw_write(s->raw, s->data, n) : write(s->fd, s->data, n);
        if (done < 0 && s->raw)
            return -1;
        if (done < 0 && errno != EINTR)
            return fail();
        if (done < 0 && yr_poll() < 0)
            return -1;
        if (done > 0)
            forget_written(s, (size_t)done);
    }
    return 0;
}

/* Unread input goes back to the descriptor. */
static int give_back(yr_stream *s)
{
    if (s->at < s->end && move(s, (int64_t)s->at - (int64_t)s->end, SEEK_CUR) < 0)
        return -1;
    s->at = s->end = 0;
    return 0;
}

int yr_stream_fill(yr_stream *s)
{
    if (s->at < s->end)
        return 1;
    if (ensure_buffer(s) < 0 || yr_stream_flush(s) < 0)
        return -1;
    if (!s->raw) {
        if (yr_wait_for(s->fd, POLLIN) < 0)
            return -1;
        if (s->at < s->end) /* another thread has read meanwhile */
            return 1;
    }
    int64_t got = read_some(s, s->data, s->unbuffered ? 1 : s->capacity);
    if (got < 0)
        return -1;
    s->at = 0;
    s->end = (size_t)got;
    s->fills++;
    return got > 0;
}

int yr_stream_write(yr_stream *s, const void *p, size_t n)
{
    if (YR_UNLIKELY(s->end) && give_back(s) < 0)
        return -1;
    if (s->unbuffered)
        return write_all(s, p, n);
    if (ensure_buffer(s) < 0)
        return -1;
    if (n > s->capacity - s->dirty && yr_stream_flush(s) < 0) {
        if (s->text)
            s->dirty = 0;
        return -1;
    }
    if (n >= s->capacity)
        return write_all(s, p, n);
    memcpy(s->data + s->dirty, p, n);
    s->dirty += n;
    return 0;
}

int64_t yr_stream_tell(yr_stream *s)
{
    int64_t at = move(s, 0, SEEK_CUR);
    if (at < 0)
        return -1;
    if (s->dirty && s->append) {
        if (yr_stream_flush(s) < 0)
            return -1;
        return move(s, 0, SEEK_CUR);
    }
    return at - (int64_t)(s->end - s->at) + (int64_t)s->dirty;
}

int64_t yr_stream_seek(yr_stream *s, int64_t offset, int whence)
{
    if (yr_stream_flush(s) < 0)
        return -1;
    if (whence == SEEK_CUR)
        offset -= (int64_t)(s->end - s->at);
    int64_t at = move(s, offset, whence);
    if (at < 0)
        return -1;
    s->at = s->end = 0;
    return at;
}

int yr_stream_truncate(yr_stream *s, int64_t size)
{
    if (yr_stream_flush(s) < 0 || give_back(s) < 0)
        return -1;
    if (s->raw)
        return yr_raw_truncate(s->raw, size);
    return ftruncate(s->fd, (off_t)size) < 0 ? fail() : 0;
}

int yr_stream_close(yr_stream *s)
{
    int status = s->fd >= 0 || s->raw ? yr_stream_flush(s) : 0;
    yr_dispose(s->data);
    s->data = NULL;
    s->at = s->end = s->dirty = s->capacity = 0;
    int fd = s->fd;
    s->fd = -1;
    if (s->raw) {
        yr_value error = status < 0 ? yr_save_pending() : 0;
        status = yr_raw_close(s->raw);
        if (error) {
            yr_clear_pending();
            yr_restore_pending(error);
        }
        return error ? -1 : status;
    }
    if (fd >= 0 && s->closes_fd && close(fd) < 0 && status == 0)
        return fail();
    return status;
}

bool yr_stream_ends_unseen(const yr_stream *s)
{
    return !s->raw && !s->dirty && (s->fd < 0 || !s->closes_fd);
}

bool yr_stream_seekable(yr_stream *s)
{
    if (s->raw) {
        int seekable = yr_raw_truth(s->raw, "seekable");
        yr_clear_pending();
        return seekable > 0;
    }
    return lseek(s->fd, 0, SEEK_CUR) >= 0;
}

/* ---- Reading -------------------------------------------------------------------------------- */

int yr_collect_bytes(yr_collected *c, const void *p, size_t n)
{
    if (n > c->capacity - c->n) {
        size_t capacity = c->capacity ? c->capacity : 256;
        while (n > capacity - c->n)
            capacity *= 2;
        uint8_t *larger = yr_resize(c->p, capacity);
        if (!larger)
            return -1;
        c->p = larger;
        c->capacity = capacity;
    }
    if (n)
        memcpy(c->p + c->n, p, n);
    c->n += n;
    return 0;
}

void yr_collected_free(yr_collected *c)
{
    yr_dispose(c->p);
    *c = (yr_collected){0};
}

int yr_stream_read(yr_stream *s, int64_t n, yr_collected *c)
{
    while (n != 0) {
        int more = yr_stream_fill(s);
        if (more <= 0)
            return more;
        size_t have = s->end - s->at;
        if (n > 0 && (uint64_t)n < have)
            have = (size_t)n;
        if (yr_collect_bytes(c, s->data + s->at, have) < 0)
            return -1;
        s->at += have;
        if (n > 0)
            n -= (int64_t)have;
    }
    return 0;
}
