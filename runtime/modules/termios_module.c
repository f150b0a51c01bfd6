/* termios_module.c - the module termios: the settings of terminals. */
#include <errno.h>
#include <sys/ioctl.h>
#include <termios.h>
#include "../core/extension.h"
#include "../types/containers.h"

static yr_type *error_type;

static yr_value failed(void)
{
    yr_value v[2] = {yr_int(errno), yr_str_from_c(strerror(errno))};
    yr_value e = v[1] ? yr_invoke(yr_from(error_type), v, 2) : 0;
    yr_xdrop(v[1]);
    if (e)
        yr_raise_instance(e);
    return 0;
}

/* new list: the special characters as bytes; VMIN and VTIME as ints where there are no lines. */
static yr_value characters_of(const struct termios *t)
{
    yr_value list = yr_list_new();
    for (int i = 0; list && i < NCCS; i++) {
        bool number = !(t->c_lflag & ICANON) && (i == VMIN || i == VTIME);
        yr_value item = number ? yr_int(t->c_cc[i]) : yr_bytes_from(&t->c_cc[i], 1);
        if (!item || yr_list_append(list, item) < 0)
            yr_set(&list, 0);
        yr_xdrop(item);
    }
    return list;
}

YR_METHOD(termios_tcgetattr)
{
    int fd;
    struct termios t;
    if (yr_argument_fd(args[0], &fd) < 0)
        return 0;
    if (tcgetattr(fd, &t) < 0)
        return failed();
    yr_value characters = characters_of(&t);
    yr_value v[] = {yr_int((int64_t)t.c_iflag),
                    yr_int((int64_t)t.c_oflag),
                    yr_int((int64_t)t.c_cflag),
                    yr_int((int64_t)t.c_lflag),
                    yr_int((int64_t)cfgetispeed(&t)),
                    yr_int((int64_t)cfgetospeed(&t)),
                    characters};
    yr_value list = characters ? yr_list_of(v, 7) : 0;
    yr_xdrop(characters);
    return list;
}

/* The special characters of a list. 0, or -1 and TypeError. */
static int read_characters(yr_value list, struct termios *t)
{
    if (!YR_IS_LIST(list) || YR_LIST(list)->length != NCCS) {
        yr_type_error("tcsetattr: attributes[6] must be list of length %d", NCCS);
        return -1;
    }
    for (int i = 0; i < NCCS; i++) {
        yr_value v = YR_LIST(list)->items[i];
        if (YR_IS_BYTES(v) && YR_AS(yr_bytes, v)->length == 1) {
            t->c_cc[i] = YR_AS(yr_bytes, v)->data[0];
        } else if (yr_is_int(v)) {
            t->c_cc[i] = (cc_t)yr_int_value(v);
        } else {
            yr_type_error("tcsetattr: elements of attributes must be characters or integers");
            return -1;
        }
    }
    return 0;
}

YR_METHOD(termios_tcsetattr)
{
    int fd, when = 0;
    struct termios t;
    uint32_t words[6] = {0};
    if (yr_argument_fd(args[0], &fd) < 0 || yr_argument_c_int(args[1], &when) < 0)
        return 0;
    if (!YR_IS_LIST(args[2]) || YR_LIST(args[2])->length != 7)
        return yr_type_error("tcsetattr, arg 3: must be 7 element list");
    if (tcgetattr(fd, &t) < 0)
        return failed();
    for (int i = 0; i < 6; i++) {
        yr_value v = YR_LIST(args[2])->items[i];
        if (!YR_IS_ANY_INT(v))
            return yr_type_error("an integer is required (got type %T)", v);
        if (yr_argument_word32(v, &words[i]) < 0)
            return 0;
    }
    t.c_iflag = words[0];
    t.c_oflag = words[1];
    t.c_cflag = words[2];
    t.c_lflag = words[3];
    if (read_characters(YR_LIST(args[2])->items[6], &t) < 0)
        return 0;
    if (cfsetispeed(&t, words[4]) < 0 || cfsetospeed(&t, words[5]) < 0 ||
        tcsetattr(fd, when, &t) < 0)
        return failed();
    return YR_NONE;
}

/* A call on a descriptor and a number. */
static yr_value with_number(yr_value *args, int (*call)(int, int))
{
    int fd, number = 0;
    if (yr_argument_fd(args[0], &fd) < 0 || yr_argument_c_int(args[1], &number) < 0)
        return 0;
    return call(fd, number) < 0 ? failed() : YR_NONE;
}

YR_METHOD(termios_tcsendbreak)
{
    return with_number(args, tcsendbreak);
}

YR_METHOD(termios_tcflush)
{
    return with_number(args, tcflush);
}

YR_METHOD(termios_tcflow)
{
    return with_number(args, tcflow);
}

YR_METHOD(termios_tcdrain)
{
    int fd;
    if (yr_argument_fd(args[0], &fd) < 0)
        return 0;
    return tcdrain(fd) < 0 ? failed() : YR_NONE;
}

YR_METHOD(termios_tcgetwinsize)
{
    int fd;
    struct winsize w;
    if (yr_argument_fd(args[0], &fd) < 0)
        return 0;
    if (ioctl(fd, TIOCGWINSZ, &w) < 0)
        return failed();
    yr_value v[2] = {yr_int(w.ws_row), yr_int(w.ws_col)};
    return yr_tuple_of(v, 2);
}

YR_METHOD(termios_tcsetwinsize)
{
    int fd;
    struct winsize w;
    int64_t size[2];
    if (yr_argument_fd(args[0], &fd) < 0)
        return 0;
    yr_value pair = yr_to_tuple(args[1]);
    if (!pair || YR_TUPLE(pair)->length != 2) {
        yr_clear_pending();
        yr_xdrop(pair);
        return yr_type_error("tcsetwinsize, arg 2: must be a two-item sequence");
    }
    int r = yr_to_i64(YR_TUPLE(pair)->items[0], &size[0]) < 0 ||
                    yr_to_i64(YR_TUPLE(pair)->items[1], &size[1]) < 0
                ? -1
                : 0;
    yr_drop(pair);
    if (r < 0)
        return 0;
    if (size[0] < 0 || size[0] > UINT16_MAX || size[1] < 0 || size[1] > UINT16_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "winsize value(s) out of range.");
    if (ioctl(fd, TIOCGWINSZ, &w) < 0)
        return failed();
    w.ws_row = (unsigned short)size[0];
    w.ws_col = (unsigned short)size[1];
    return ioctl(fd, TIOCSWINSZ, &w) < 0 ? failed() : YR_NONE;
}

static const yr_method_def functions[] = {
    {"tcgetattr", termios_tcgetattr, 1, 1, 0, "Get the tty attributes for file descriptor fd."},
    {"tcsetattr", termios_tcsetattr, 3, 3, 0, "Set the tty attributes for file descriptor fd."},
    {"tcsendbreak", termios_tcsendbreak, 2, 2, 0, "Send a break on file descriptor fd."},
    {"tcdrain", termios_tcdrain, 1, 1, 0, "Wait until all output has been transmitted."},
    {"tcflush", termios_tcflush, 2, 2, 0, "Discard queued data on file descriptor fd."},
    {"tcflow", termios_tcflow, 2, 2, 0, "Suspend or resume input or output."},
    {"tcgetwinsize", termios_tcgetwinsize, 1, 1, 0, "Get the tty winsize."},
    {"tcsetwinsize", termios_tcsetwinsize, 2, 2, 0, "Set the tty winsize."},
    YR_METHOD_END,
};

/* clang-format off */
#define X(name) {#name, name},
static const yr_extension_int numbers[] = {
    X(B0) X(B50) X(B75) X(B110) X(B134) X(B150) X(B200) X(B300) X(B600) X(B1200) X(B1800) X(B2400)
    X(B4800) X(B9600) X(B19200) X(B38400) X(B57600) X(B115200) X(B230400) X(B460800) X(B500000)
    X(B576000) X(B921600) X(B1000000) X(B1152000) X(B1500000) X(B2000000) X(B2500000) X(B3000000)
    X(B3500000) X(B4000000)
    X(CSIZE) X(CS5) X(CS6) X(CS7) X(CS8) X(CSTOPB) X(CREAD) X(PARENB) X(PARODD) X(HUPCL) X(CLOCAL)
    X(CRTSCTS) X(CIBAUD) X(CBAUD) X(CBAUDEX)
    X(IGNBRK) X(BRKINT) X(IGNPAR) X(PARMRK) X(INPCK) X(ISTRIP) X(INLCR) X(IGNCR) X(ICRNL) X(IUCLC)
    X(IXON) X(IXANY) X(IXOFF) X(IMAXBEL)
    X(OPOST) X(OLCUC) X(ONLCR) X(OCRNL) X(ONOCR) X(ONLRET) X(OFILL) X(OFDEL) X(NLDLY) X(CRDLY)
    X(TABDLY) X(BSDLY) X(VTDLY) X(FFDLY) X(NL0) X(NL1) X(CR0) X(CR1) X(CR2) X(CR3) X(TAB0) X(TAB1)
    X(TAB2) X(TAB3) X(XTABS) X(BS0) X(BS1) X(VT0) X(VT1) X(FF0) X(FF1)
    X(ISIG) X(ICANON) X(XCASE) X(ECHO) X(ECHOE) X(ECHOK) X(ECHONL) X(ECHOCTL) X(ECHOPRT) X(ECHOKE)
    X(FLUSHO) X(NOFLSH) X(TOSTOP) X(PENDIN) X(IEXTEN) X(EXTA) X(EXTB)
    X(VINTR) X(VQUIT) X(VERASE) X(VKILL) X(VEOF) X(VTIME) X(VMIN) X(VSWTC) X(VSTART) X(VSTOP)
    X(VSUSP) X(VEOL) X(VREPRINT) X(VDISCARD) X(VWERASE) X(VLNEXT) X(VEOL2) {"VSWTCH", VSWTC},
    {"NCCS", NCCS}, X(TCSANOW) X(TCSADRAIN) X(TCSAFLUSH) X(TCIFLUSH) X(TCOFLUSH) X(TCIOFLUSH)
    X(TCOOFF) X(TCOON) X(TCIOFF) X(TCION)
    X(TIOCGWINSZ) X(TIOCSWINSZ) X(TIOCGPGRP) X(TIOCSPGRP) X(TIOCSTI) X(TIOCOUTQ) X(TIOCINQ)
    X(TIOCSCTTY) X(TIOCNOTTY) X(TIOCEXCL) X(TIOCNXCL) X(TIOCCONS) X(TIOCMBIC) X(TIOCMBIS)
    X(TIOCMGET) X(TIOCMSET) X(TIOCGETD) X(TIOCSETD) X(TIOCPKT) X(FIONREAD) X(FIONBIO) X(FIOASYNC)
    X(FIOCLEX) X(FIONCLEX) X(TCGETA) X(TCGETS) X(TCSETS) X(TCSETSW) X(TCSETSF) X(TCSBRK) X(TCXONC)
    X(TCFLSH) {NULL, 0},
};
#undef X
/* clang-format on */

static int fill(yr_module *m)
{
    if (yr_extension_exception(m, &error_type, "error", "termios", YR_EXC(Exception)) < 0 ||
        yr_extension_ints(m, numbers) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_termios = {"termios", fill};
