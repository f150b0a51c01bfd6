/* errno_module.c - the module errno: the numbers of the system's errors, in the order in which
 * CPython adds them. Of two names for one number, errorcode has the later one. */
#include <errno.h>
#include "../core/runtime.h"

/* clang-format off */
#define ERRORS(E)                                                                                  \
    E(ENODEV) E(ENOCSI) E(EHOSTUNREACH) E(ENOMSG) E(EUCLEAN) E(EL2NSYNC) E(EL2HLT) E(ENODATA)      \
    E(ENOTBLK) E(ENOSYS) E(EPIPE) E(EINVAL) E(EOVERFLOW) E(EADV) E(EINTR) E(EUSERS) E(ENOTEMPTY)   \
    E(ENOBUFS) E(EPROTO) E(EREMOTE) E(ENAVAIL) E(ECHILD) E(ELOOP) E(EXDEV) E(E2BIG) E(ESRCH)       \
    E(EMSGSIZE) E(EAFNOSUPPORT) E(EBADR) E(EHOSTDOWN) E(EPFNOSUPPORT) E(ENOPROTOOPT) E(EBUSY)      \
    E(EWOULDBLOCK) E(EBADFD) E(EDOTDOT) E(EISCONN) E(ENOANO) E(ESHUTDOWN) E(ECHRNG) E(ELIBBAD)     \
    E(ENONET) E(EBADE) E(EBADF) E(EMULTIHOP) E(EIO) E(EUNATCH) E(EPROTOTYPE) E(ENOSPC) E(ENOEXEC)  \
    E(EALREADY) E(ENETDOWN) E(ENOTNAM) E(EACCES) E(ELNRNG) E(EILSEQ) E(ENOTDIR) E(ENOTUNIQ)        \
    E(EPERM) E(EDOM) E(EXFULL) E(ECONNREFUSED) E(EISDIR) E(EPROTONOSUPPORT) E(EROFS)               \
    E(EADDRNOTAVAIL) E(EIDRM) E(ECOMM) E(ESRMNT) E(EREMOTEIO) E(EL3RST) E(EBADMSG) E(ENFILE)       \
    E(ELIBMAX) E(ESPIPE) E(ENOLINK) E(ENETRESET) E(ETIMEDOUT) E(ENOENT) E(EEXIST) E(EDQUOT)        \
    E(ENOSTR) E(EBADSLT) E(EBADRQC) E(ELIBACC) E(EFAULT) E(EFBIG) E(EDEADLK) E(ENOTCONN)           \
    E(EDESTADDRREQ) E(ELIBSCN) E(ENOLCK) E(EISNAM) E(ECONNABORTED) E(ENETUNREACH) E(ESTALE)        \
    E(ENOSR) E(ENOMEM) E(ENOTSOCK) E(ESTRPIPE) E(EMLINK) E(ERANGE) E(ELIBEXEC) E(EL3HLT)           \
    E(ECONNRESET) E(EADDRINUSE) E(EOPNOTSUPP) E(EREMCHG) E(EAGAIN) E(ENAMETOOLONG) E(ENOTTY)       \
    E(ERESTART) E(ESOCKTNOSUPPORT) E(ETIME) E(EBFONT) E(EDEADLOCK) E(ETOOMANYREFS) E(EMFILE)       \
    E(ETXTBSY) E(EINPROGRESS) E(ENXIO) E(ENOPKG) E(ENOMEDIUM) E(EMEDIUMTYPE) E(ECANCELED)          \
    E(ENOKEY) E(EKEYEXPIRED) E(EKEYREVOKED) E(EKEYREJECTED) E(EOWNERDEAD) E(ENOTRECOVERABLE)       \
    E(ERFKILL) E(ENOTSUP)
/* clang-format on */

static const struct {
    const char *name;
    int number;
} errors[] = {
#define E(name) {#name, name},
    ERRORS(E)
#undef E
};

/* Adds one name, and its number to codes (a dict). */
static int add_error(yr_module *m, yr_value codes, const char *name, int number)
{
    yr_value text = yr_intern_c(name);
    int failed = text ? yr_dict_set(codes, yr_int(number), text) : -1;
    yr_xdrop(text);
    return failed ? -1 : yr_module_add(m, name, yr_int(number));
}

static int fill(yr_module *m)
{
    yr_value codes = yr_dict_new();
    if (!codes || yr_module_add(m, "errorcode", codes) < 0) /* m keeps it alive */
        return -1;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (add_error(m, codes, errors[i].name, errors[i].number) < 0)
            return -1;
    return 0;
}

const yr_native_module yr_module_errno = {"errno", fill};
