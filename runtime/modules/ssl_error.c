/* ssl_error.c - the exceptions of _ssl, out of OpenSSL's queue of errors. */
#include <ctype.h>
#include <errno.h>
#include "../core/class.h"
#include "../core/extension.h"
#include "ssl.h"

/* What the program sees of a library by its number. */
static const struct {
    int number;
    const char *name;
} libraries[] = {
    {ERR_LIB_ASN1, "ASN1"},     {ERR_LIB_BIO, "BIO"},       {ERR_LIB_BN, "BN"},
    {ERR_LIB_BUF, "BUF"},       {ERR_LIB_CMS, "CMS"},       {ERR_LIB_CONF, "CONF"},
    {ERR_LIB_CRYPTO, "CRYPTO"}, {ERR_LIB_DH, "DH"},         {ERR_LIB_DSA, "DSA"},
    {ERR_LIB_EC, "EC"},         {ERR_LIB_EVP, "EVP"},       {ERR_LIB_OBJ, "OBJ"},
    {ERR_LIB_OCSP, "OCSP"},     {ERR_LIB_PEM, "PEM"},       {ERR_LIB_PKCS12, "PKCS12"},
    {ERR_LIB_PROV, "PROV"},     {ERR_LIB_RAND, "RAND"},     {ERR_LIB_RSA, "RSA"},
    {ERR_LIB_SSL, "SSL"},       {ERR_LIB_SYS, "SYS"},       {ERR_LIB_UI, "UI"},
    {ERR_LIB_X509, "X509"},     {ERR_LIB_X509V3, "X509V3"},
};

static const char *library_name(unsigned long code)
{
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        if (libraries[i].number == ERR_GET_LIB(code))
            return libraries[i].name;
    return NULL;
}

/* The name of a reason is its text in capitals. */
static bool reason_name(unsigned long code, char *out, size_t size)
{
    const char *text = ERR_reason_error_string(code);
    if (!text || strlen(text) >= size)
        return false;
    for (; *text; text++)
        *out++ = isalnum((unsigned char)*text) ? (char)toupper((unsigned char)*text) : '_';
    *out = 0;
    return true;
}

/* Steals v. */
static int set_attribute(yr_value e, const char *name, yr_value v)
{
    yr_value key = v ? yr_intern_c(name) : 0;
    int status = key ? yr_setattr(e, key, v) : -1;
    yr_xdrop(key);
    yr_xdrop(v);
    return status;
}

static yr_value text_or_none(const char *s)
{
    return s ? yr_str_from_c(s) : YR_NONE;
}

/* new str or 0: why the peer's certificate was refused. */
static yr_value verify_text(yr_ssl_socket *s, long code)
{
    if (code == X509_V_ERR_HOSTNAME_MISMATCH)
        return yr_str_format("Hostname mismatch, certificate is not valid for '%S'.", s->hostname);
    if (code == X509_V_ERR_IP_ADDRESS_MISMATCH)
        return yr_str_format("IP address mismatch, certificate is not valid for '%S'.",
                             s->hostname);
    return yr_str_from_c(X509_verify_cert_error_string(code));
}

static yr_value message_of(const char *library, const char *reason, const char *text,
                           yr_value verify, int line)
{
    if (verify)
        return yr_str_format("[%s: %s] %s: %S (_ssl.c:%d)", library, reason, text, verify, line);
    if (library && reason)
        return yr_str_format("[%s: %s] %s (_ssl.c:%d)", library, reason, text, line);
    if (library)
        return yr_str_format("[%s] %s (_ssl.c:%d)", library, text, line);
    return yr_str_format("%s (_ssl.c:%d)", text, line);
}

/* Raises class(number, message). text NULL: the reason of code. */
static yr_value raise_error(yr_ssl_socket *s, const char *class, int64_t number, const char *text,
                            unsigned long code, int line)
{
    char name[100];
    const char *library = code ? library_name(code) : NULL;
    const char *reason = code && reason_name(code, name, sizeof name) ? name : NULL;
    bool verifies = s && !strcmp(class, "SSLCertVerificationError") && library && reason;
    long result = verifies ? SSL_get_verify_result(s->ssl) : 0;
    yr_value verify = verifies ? verify_text(s, result) : 0;
    ERR_clear_error();
    if (!text)
        text = code ? ERR_reason_error_string(code) : NULL;
    if (!text)
        text = "unknown error";
    yr_type *t = verifies && !verify ? NULL : yr_native_type("_ssl", class);
    yr_value message = t ? message_of(library, reason, text, verify, line) : 0;
    yr_value e = message ? yr_invoke2(yr_from(t), yr_int(number), message) : 0;
    yr_xdrop(message);
    int status = e ? set_attribute(e, "reason", text_or_none(reason)) : -1;
    if (status == 0)
        status = set_attribute(e, "library", text_or_none(library));
    if (status == 0 && verifies) {
        status = set_attribute(e, "verify_code", yr_int(result));
        if (status == 0)
            status = set_attribute(e, "verify_message", yr_retain(verify));
    }
    yr_xdrop(verify);
    if (status == 0)
        yr_raise_instance(e);
    else
        yr_xdrop(e);
    return 0;
}

yr_value yr_ssl_raise_last(int line)
{
    unsigned long code = ERR_peek_last_error();
    return raise_error(NULL, "SSLError", (int64_t)code, NULL, code, line);
}

yr_value yr_ssl_raise_text(const char *class, int number, const char *text)
{
    yr_type *t = yr_native_type("_ssl", class);
    yr_value message = t ? yr_str_from_c(text) : 0;
    yr_value e = message ? yr_invoke2(yr_from(t), yr_int(number), message) : 0;
    yr_xdrop(message);
    if (!e)
        return 0;
    if (set_attribute(e, "reason", YR_NONE) < 0 || set_attribute(e, "library", YR_NONE) < 0) {
        yr_drop(e);
        return 0;
    }
    yr_raise_instance(e);
    return 0;
}

static yr_value raise_system(yr_ssl_socket *s, int ret, int system, unsigned long code, int line)
{
    if (code == 0) {
        if (ret == 0 || !s->socket || system == 0)
            return raise_error(s, "SSLEOFError", YR_SSL_EOF,
                               "EOF occurred in violation of protocol", 0, line);
        ERR_clear_error();
        return yr_raise_os(system, 0);
    }
    return raise_error(s, "SSLSyscallError", SSL_ERROR_SYSCALL, "Some I/O error occurred", code,
                       line);
}

yr_value yr_ssl_raise(yr_ssl_socket *s, int ret, int error, int system, int line)
{
    unsigned long code = ERR_peek_last_error();
    if (yr_pending())
        return 0;
    switch (error) {
    case SSL_ERROR_ZERO_RETURN:
        return raise_error(s, "SSLZeroReturnError", error,
                           "TLS/SSL connection has been closed (EOF)", 0, line);
    case SSL_ERROR_WANT_READ:
        return raise_error(s, "SSLWantReadError", error, "The operation did not complete (read)", 0,
                           line);
    case SSL_ERROR_WANT_WRITE:
        return raise_error(s, "SSLWantWriteError", error, "The operation did not complete (write)",
                           0, line);
    case SSL_ERROR_WANT_X509_LOOKUP:
        return raise_error(s, "SSLError", error, "The operation did not complete (X509 lookup)", 0,
                           line);
    case SSL_ERROR_SYSCALL: return raise_system(s, ret, system, code, line);
    case SSL_ERROR_SSL:
        if (code == 0)
            return raise_error(s, "SSLError", error, "A failure in the SSL library occurred", 0,
                               line);
        if (ERR_GET_LIB(code) == ERR_LIB_SSL &&
            ERR_GET_REASON(code) == SSL_R_CERTIFICATE_VERIFY_FAILED)
            return raise_error(s, "SSLCertVerificationError", error, NULL, code, line);
        if (ERR_GET_LIB(code) == ERR_LIB_SSL &&
            ERR_GET_REASON(code) == SSL_R_UNEXPECTED_EOF_WHILE_READING)
            return raise_error(s, "SSLEOFError", YR_SSL_EOF,
                               "EOF occurred in violation of protocol", code, line);
        return raise_error(s, "SSLError", error, NULL, code, line);
    default: return raise_error(s, "SSLError", 10, "Invalid error code", code, line);
    }
}

/* ---- The classes ---------------------------------------------------------------------------- */

/* str(e): the text alone, without the number. */
static yr_value error_text(yr_value self)
{
    yr_value name = yr_intern_c("strerror"), text = name ? yr_getattr(self, name) : 0;
    yr_xdrop(name);
    if (!text || YR_IS_STR(text))
        return text;
    yr_drop(text);
    return yr_str_of(YR_AS(yr_exception, self)->args);
}

YR_METHOD(error_str)
{
    return error_text(self);
}

static const yr_method_def str_method = {"__str__", error_str, 0, 0, 0, NULL};

/* new: class name(bases), as of the module ssl. */
static yr_value make_class(const char *name, const yr_value *bases, size_t n, const char *doc)
{
    yr_value args[3] = {yr_str_from_c(name), yr_tuple_of(bases, n), yr_dict_new()}, class = 0;
    if (args[0] && args[1] && args[2] &&
        yr_dict_set_c(args[2], "__module__", yr_str_from_c("ssl")) == 0 &&
        yr_dict_set_c(args[2], "__doc__", yr_str_from_c(doc)) == 0)
        class = yr_invoke(yr_from(YR_TYPE(type)), args, 3);
    for (int i = 0; i < 3; i++)
        yr_xdrop(args[i]);
    return class;
}

static yr_value base_class; /* until the program ends */

/* The class and its method hold each other. */
static void finish(void)
{
    yr_value name = yr_intern_c("__str__");
    if (!name || yr_dict_delete(yr_type_dict(YR_AS(yr_type, base_class)), name) < 0)
        yr_clear_pending();
    yr_xdrop(name);
}

static int add_base(yr_module *m)
{
    yr_value os_error = yr_from(YR_EXC(OSError));
    yr_value class = make_class("SSLError", &os_error, 1,
                                "An error occurred in the SSL "
                                "implementation.");
    yr_value method = class ? yr_method_descriptor_new(YR_AS(yr_type, class), &str_method) : 0;
    yr_value name = method ? yr_intern_c("__str__") : 0;
    int status = name ? yr_setattr(class, name, method) : -1;
    yr_xdrop(name);
    yr_xdrop(method);
    if (status == 0) {
        /* The slot that the method stands for, here and in the subclasses. */
        YR_AS(yr_type, class)->slots.str = error_text;
        if (yr_extension_keep(&base_class, yr_retain(class)) < 0 ||
            yr_extension_at_exit(finish) < 0)
            return -1;
        return yr_module_add(m, "SSLError", class);
    }
    yr_xdrop(class);
    return -1;
}

int yr_ssl_add_errors(yr_module *m)
{
    static const struct {
        const char *name, *doc;
    } classes[] = {
        {"SSLZeroReturnError", "SSL/TLS session closed cleanly."},
        {"SSLWantReadError", "Non-blocking SSL socket needs to read more data\nbefore the "
                             "requested operation can be completed."},
        {"SSLWantWriteError", "Non-blocking SSL socket needs to write more data\nbefore the "
                              "requested operation can be completed."},
        {"SSLSyscallError", "System error when attempting SSL operation."},
        {"SSLEOFError", "SSL/TLS connection terminated abruptly."},
    };
    if (add_base(m) < 0)
        return -1;
    yr_value bases[2] = {yr_dict_get_c(m->dict, "SSLError"), yr_from(YR_EXC(ValueError))};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (yr_module_add(m, classes[i].name,
                          make_class(classes[i].name, bases, 1, classes[i].doc)) < 0)
            return -1;
    return yr_module_add(
        m, "SSLCertVerificationError",
        make_class("SSLCertVerificationError", bases, 2, "A certificate could not be verified."));
}
