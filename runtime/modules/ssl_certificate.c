/* ssl_certificate.c - X.509 certificates: as dicts, as bytes, as objects. */
#include <arpa/inet.h>
#include "ssl.h"

/* new bytes or str: what a memory BIO has got; frees it. */
static yr_value take_text(BIO *b)
{
    char *p;
    long n = BIO_get_mem_data(b, &p);
    yr_value text = yr_str_from_utf8(p, n > 0 ? (size_t)n : 0);
    BIO_free(b);
    return text;
}

static yr_value object_text(const ASN1_OBJECT *o, int numbers)
{
    char text[256];
    int n = OBJ_obj2txt(text, sizeof text, o, numbers);
    return n < 0 ? yr_ssl_raise_last(0) : yr_str_from_c(text);
}

/* ---- Names ---------------------------------------------------------------------------------- */

static yr_value attribute_of(X509_NAME_ENTRY *entry)
{
    unsigned char *text;
    int n = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry));
    if (n < 0)
        return yr_ssl_raise_last(0);
    yr_value items[2] = {object_text(X509_NAME_ENTRY_get_object(entry), 0), 0};
    if (items[0])
        items[1] = yr_str_from_utf8((char *)text, (size_t)n);
    OPENSSL_free(text);
    if (items[1])
        return yr_tuple(items, 2);
    yr_xdrop(items[0]);
    return 0;
}

static int append(yr_value list, yr_value v)
{
    int status = v ? yr_list_append(list, v) : -1;
    yr_xdrop(v);
    return status;
}

/* new: list as a tuple; steals it, which may be 0. */
static yr_value to_tuple(yr_value list)
{
    yr_value t = list ? yr_list_to_tuple(list) : 0;
    yr_xdrop(list);
    return t;
}

/* new: a tuple of relative names, which are tuples of (name, value). */
static yr_value name_of(const X509_NAME *name)
{
    yr_value all = yr_list_new(), one = yr_list_new();
    int set = -1, n = X509_NAME_entry_count(name), status = all && one ? 0 : -1;
    for (int i = 0; status == 0 && i < n; i++) {
        X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, i);
        if (set >= 0 && set != X509_NAME_ENTRY_set(entry)) {
            status = append(all, to_tuple(one));
            one = yr_list_new();
            if (!one)
                status = -1;
        }
        set = X509_NAME_ENTRY_set(entry);
        if (status == 0)
            status = append(one, attribute_of(entry));
    }
    if (status == 0 && YR_LIST(one)->length)
        status = append(all, to_tuple(yr_retain(one)));
    yr_xdrop(one);
    if (status < 0)
        yr_set(&all, 0);
    return to_tuple(all);
}

/* ---- Alternative names ---------------------------------------------------------------------- */

static yr_value address_text(const ASN1_OCTET_STRING *ip)
{
    char text[64];
    const uint8_t *p = ASN1_STRING_get0_data(ip);
    int n = ASN1_STRING_length(ip);
    if (n == 4)
        snprintf(text, sizeof text, "%d.%d.%d.%d", p[0], p[1], p[2], p[3]);
    else if (n == 16)
        snprintf(text, sizeof text, "%X:%X:%X:%X:%X:%X:%X:%X", p[0] << 8 | p[1], p[2] << 8 | p[3],
                 p[4] << 8 | p[5], p[6] << 8 | p[7], p[8] << 8 | p[9], p[10] << 8 | p[11],
                 p[12] << 8 | p[13], p[14] << 8 | p[15]);
    else
        snprintf(text, sizeof text, "<invalid>");
    return yr_str_from_c(text);
}

static yr_value printed(GENERAL_NAME *name, const char **kind)
{
    BIO *b = BIO_new(BIO_s_mem());
    if (!b)
        return yr_no_memory();
    GENERAL_NAME_print(b, name);
    yr_value text = take_text(b);
    const char *s = text ? yr_utf8(text, NULL) : NULL, *colon = s ? strchr(s, ':') : NULL;
    if (!colon)
        return text;
    static char prefix[32];
    snprintf(prefix, sizeof prefix, "%.*s", (int)(colon - s), s);
    *kind = prefix;
    yr_value rest = yr_str_from_c(colon + 1);
    yr_drop(text);
    return rest;
}

static yr_value alternative_of(GENERAL_NAME *name)
{
    const char *kind = "";
    yr_value v = 0;
    const ASN1_STRING *s = NULL;
    switch (name->type) {
    case GEN_DNS: kind = "DNS", s = name->d.dNSName; break;
    case GEN_EMAIL: kind = "email", s = name->d.rfc822Name; break;
    case GEN_URI: kind = "URI", s = name->d.uniformResourceIdentifier; break;
    case GEN_DIRNAME: kind = "DirName", v = name_of(name->d.dirn); break;
    case GEN_RID: kind = "Registered ID", v = object_text(name->d.rid, 0); break;
    case GEN_IPADD: kind = "IP Address", v = address_text(name->d.ip); break;
    default: v = printed(name, &kind);
    }
    if (s)
        v = yr_str_from_utf8((const char *)ASN1_STRING_get0_data(s), (size_t)ASN1_STRING_length(s));
    yr_value items[2] = {v ? yr_str_from_c(kind) : 0, v};
    if (items[0])
        return yr_tuple(items, 2);
    yr_xdrop(v);
    return 0;
}

static int add_tuple(yr_value dict, const char *key, yr_value list)
{
    if (list && YR_LIST(list)->length == 0) {
        yr_drop(list);
        return 0;
    }
    yr_value t = to_tuple(list);
    return t ? yr_dict_set_c(dict, key, t) : -1;
}

static int add_alternatives(yr_value dict, X509 *x)
{
    GENERAL_NAMES *names = X509_get_ext_d2i(x, NID_subject_alt_name, NULL, NULL);
    if (!names)
        return 0;
    yr_value list = yr_list_new();
    int status = list ? 0 : -1;
    for (int i = 0; status == 0 && i < sk_GENERAL_NAME_num(names); i++)
        status = append(list, alternative_of(sk_GENERAL_NAME_value(names, i)));
    GENERAL_NAMES_free(names);
    if (status < 0)
        yr_set(&list, 0);
    return add_tuple(dict, "subjectAltName", list);
}

static yr_value uri_text(const GENERAL_NAME *name)
{
    const ASN1_STRING *s = name->d.uniformResourceIdentifier;
    return yr_str_from_utf8((const char *)ASN1_STRING_get0_data(s), (size_t)ASN1_STRING_length(s));
}

static int add_access(yr_value dict, X509 *x, const char *key, int method)
{
    AUTHORITY_INFO_ACCESS *info = X509_get_ext_d2i(x, NID_info_access, NULL, NULL);
    if (!info)
        return 0;
    yr_value list = yr_list_new();
    int status = list ? 0 : -1;
    for (int i = 0; status == 0 && i < sk_ACCESS_DESCRIPTION_num(info); i++) {
        ACCESS_DESCRIPTION *d = sk_ACCESS_DESCRIPTION_value(info, i);
        if (OBJ_obj2nid(d->method) == method && d->location->type == GEN_URI)
            status = append(list, uri_text(d->location));
    }
    AUTHORITY_INFO_ACCESS_free(info);
    if (status < 0)
        yr_set(&list, 0);
    return add_tuple(dict, key, list);
}

static int add_points(yr_value dict, X509 *x)
{
    CRL_DIST_POINTS *points = X509_get_ext_d2i(x, NID_crl_distribution_points, NULL, NULL);
    if (!points)
        return 0;
    yr_value list = yr_list_new();
    int status = list ? 0 : -1;
    for (int i = 0; status == 0 && i < sk_DIST_POINT_num(points); i++) {
        DIST_POINT *p = sk_DIST_POINT_value(points, i);
        if (!p->distpoint || p->distpoint->type != 0)
            continue;
        GENERAL_NAMES *names = p->distpoint->name.fullname;
        for (int j = 0; status == 0 && j < sk_GENERAL_NAME_num(names); j++)
            if (sk_GENERAL_NAME_value(names, j)->type == GEN_URI)
                status = append(list, uri_text(sk_GENERAL_NAME_value(names, j)));
    }
    CRL_DIST_POINTS_free(points);
    if (status < 0)
        yr_set(&list, 0);
    return add_tuple(dict, "crlDistributionPoints", list);
}

/* ---- The whole ------------------------------------------------------------------------------ */

static yr_value time_text(const ASN1_TIME *t)
{
    BIO *b = BIO_new(BIO_s_mem());
    if (!b)
        return yr_no_memory();
    ASN1_TIME_print(b, t);
    return take_text(b);
}

static yr_value serial_text(X509 *x)
{
    BIO *b = BIO_new(BIO_s_mem());
    if (!b)
        return yr_no_memory();
    i2a_ASN1_INTEGER(b, X509_get0_serialNumber(x));
    return take_text(b);
}

static int add(yr_value dict, const char *key, yr_value v)
{
    return v ? yr_dict_set_c(dict, key, v) : -1;
}

yr_value yr_ssl_decode(X509 *x)
{
    yr_value d = yr_dict_new();
    if (d && add(d, "subject", name_of(X509_get_subject_name(x))) == 0 &&
        add(d, "issuer", name_of(X509_get_issuer_name(x))) == 0 &&
        add(d, "version", yr_int(X509_get_version(x) + 1)) == 0 &&
        add(d, "serialNumber", serial_text(x)) == 0 &&
        add(d, "notBefore", time_text(X509_get0_notBefore(x))) == 0 &&
        add(d, "notAfter", time_text(X509_get0_notAfter(x))) == 0 && add_alternatives(d, x) == 0 &&
        add_access(d, x, "OCSP", NID_ad_OCSP) == 0 &&
        add_access(d, x, "caIssuers", NID_ad_ca_issuers) == 0 && add_points(d, x) == 0)
        return d;
    yr_xdrop(d);
    return 0;
}

yr_value yr_ssl_der(X509 *x)
{
    unsigned char *p = NULL;
    int n = i2d_X509(x, &p);
    if (n < 0)
        return yr_ssl_raise_last(0);
    yr_value bytes = yr_bytes_from(p, (size_t)n);
    OPENSSL_free(p);
    return bytes;
}

/* ---- The type Certificate ------------------------------------------------------------------- */

typedef struct {
    yr_object base;
    X509 *x;
} certificate;

yr_value yr_ssl_certificate(X509 *x)
{
    yr_type *t = yr_native_type("_ssl", "Certificate");
    certificate *c = t ? yr_new(t, sizeof *c) : NULL;
    if (c) {
        X509_up_ref(x);
        c->x = x;
    }
    return yr_from(c);
}

yr_value yr_ssl_chain(STACK_OF(X509) * chain)
{
    yr_value list = yr_list_new();
    for (int i = 0; list && i < sk_X509_num(chain); i++)
        if (append(list, yr_ssl_certificate(sk_X509_value(chain, i))) < 0)
            yr_set(&list, 0);
    return list;
}

static void certificate_dealloc(yr_object *o)
{
    X509_free(((certificate *)o)->x);
    yr_release(o);
}

static yr_value certificate_repr(yr_value self)
{
    yr_value name = name_of(X509_get_subject_name(YR_AS(certificate, self)->x));
    yr_value text = name ? yr_str_format("<%s %R>", yr_type_name(self), name) : 0;
    yr_xdrop(name);
    return text;
}

static yr_value certificate_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (yr_type_of(a) != yr_type_of(b) || (op != YR_EQ && op != YR_NE))
        return YR_NOT_IMPLEMENTED;
    bool same = X509_cmp(YR_AS(certificate, a)->x, YR_AS(certificate, b)->x) == 0;
    return yr_bool(same == (op == YR_EQ));
}

static int certificate_hash(yr_value self, uint64_t *hash)
{
    *hash = X509_subject_name_hash(YR_AS(certificate, self)->x);
    return 0;
}

YR_METHOD(certificate_get_info)
{
    return yr_ssl_decode(YR_AS(certificate, self)->x);
}

YR_METHOD(certificate_public_bytes)
{
    int format = 1;
    if (n && yr_native_int(args[0], &format) < 0)
        return 0;
    if (format == 2)
        return yr_ssl_der(YR_AS(certificate, self)->x);
    if (format != 1)
        return yr_value_error("Unsupported format");
    BIO *b = BIO_new(BIO_s_mem());
    if (!b)
        return yr_no_memory();
    PEM_write_bio_X509(b, YR_AS(certificate, self)->x);
    return take_text(b);
}

static const yr_method_def certificate_methods[] = {
    {"get_info", certificate_get_info, 0, 0, 0, NULL},
    {"public_bytes", certificate_public_bytes, 0, 1, 0, NULL},
    YR_METHOD_END};

const yr_type_spec yr_ssl_certificate_spec = {
    .size = sizeof(certificate),
    .flags = YR_TYPE_NO_NEW,
    .methods = certificate_methods,
    .slots = {.dealloc = certificate_dealloc,
              .repr = certificate_repr,
              .hash = certificate_hash,
              .compare = certificate_compare},
};
