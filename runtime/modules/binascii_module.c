/* binascii_module.c - the module binascii: base64, hexadecimal text and checksums; uuencode and
 * quoted-printable are in binascii_mail.c. */
#include "binascii_parts.h"

yr_type *yr_binascii_error;
static yr_type *incomplete;

yr_value yr_binascii_failed(const char *message)
{
    return yr_raise_format(yr_binascii_error, "%s", message);
}

int yr_binascii_text(yr_value v, yr_span *span)
{
    if (YR_IS_STR(v)) {
        yr_str *s = yr_str_as(v);
        if (!s->ascii) {
            yr_value_error("string argument should contain only ASCII characters");
            return -1;
        }
        *span = (yr_span){yr_str_bytes(s), s->length};
        return 0;
    }
    if (yr_bytes_view(v, span))
        return 0;
    if (!yr_pending())
        yr_type_error("argument should be bytes, buffer or ASCII string, not '%T'", v);
    return -1;
}

/* ---- Hexadecimal text ----------------------------------------------------------------------- */

static int hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

YR_METHOD(unhexlify)
{
    yr_span s;
    if (yr_binascii_text(args[0], &s) < 0)
        return 0;
    if (s.n % 2)
        return yr_binascii_failed("Odd-length string");
    yr_value bytes = yr_bytes_alloc(s.n / 2);
    for (size_t i = 0; bytes && i < s.n / 2; i++) {
        int high = hex_digit(s.p[2 * i]), low = hex_digit(s.p[2 * i + 1]);
        if (high < 0 || low < 0) {
            yr_drop(bytes);
            return yr_binascii_failed("Non-hexadecimal digit found");
        }
        yr_bytes_as(bytes)->data[i] = (uint8_t)(high << 4 | low);
    }
    return bytes;
}

/* The separator of hexlify: its one character, or -1 and an error. */
static int separator(yr_value v)
{
    int64_t length = yr_length(v);
    if (length < 0)
        return -1;
    if (length != 1) {
        yr_value_error("sep must be length 1.");
        return -1;
    }
    if (YR_IS_STR(v)) {
        if (yr_str_as(v)->kind == 1)
            return yr_str_bytes(yr_str_as(v))[0];
        yr_value_error("sep must be ASCII.");
        return -1;
    }
    if (YR_IS_BYTES(v))
        return yr_bytes_as(v)->data[0];
    yr_type_error("sep must be str or bytes.");
    return -1;
}

YR_METHOD(hexlify)
{
    static const char digits[] = "0123456789abcdef";
    static const char *const names[] = {"data", "sep", "bytes_per_sep"};
    yr_value v[3];
    yr_span s;
    int group = 1, sep = 0;
    if (yr_parse_arguments("hexlify", names, 0, 1, 3, 3, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[2], &group) < 0 || (v[1] && (sep = separator(v[1])) < 0) ||
        yr_bytes_need(v[0], &s) < 0)
        return 0;
    size_t every = group < 0 ? -(size_t)group : (size_t)group;
    size_t gaps = v[1] && every && s.n ? (s.n - 1) / every : 0;
    yr_value bytes = yr_bytes_alloc(2 * s.n + gaps);
    if (!bytes)
        return 0;
    uint8_t *out = yr_bytes_as(bytes)->data;
    for (size_t i = 0; i < s.n; i++) {
        if (gaps && i && (group > 0 ? (s.n - i) % every : i % every) == 0)
            *out++ = (uint8_t)sep;
        *out++ = (uint8_t)digits[s.p[i] >> 4];
        *out++ = (uint8_t)digits[s.p[i] & 15];
    }
    return bytes;
}

/* ---- Base64 --------------------------------------------------------------------------------- */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

YR_METHOD(b2a_base64)
{
    static const char *const names[] = {"", "newline"};
    yr_value v[2];
    yr_span s;
    bool newline = true;
    if (yr_parse_arguments("b2a_base64", names, 1, 1, 1, 2, args, n, keywords, v) < 0 ||
        yr_argument_truth(v[1], &newline) < 0 || yr_bytes_need(v[0], &s) < 0)
        return 0;
    yr_value bytes = yr_bytes_alloc((s.n + 2) / 3 * 4 + newline);
    if (!bytes)
        return 0;
    uint8_t *out = yr_bytes_as(bytes)->data;
    for (size_t i = 0; i < s.n; i += 3) {
        uint32_t word = (uint32_t)s.p[i] << 16;
        word |= i + 1 < s.n ? (uint32_t)s.p[i + 1] << 8 : 0;
        word |= i + 2 < s.n ? s.p[i + 2] : 0;
        *out++ = (uint8_t)alphabet[word >> 18];
        *out++ = (uint8_t)alphabet[word >> 12 & 63];
        *out++ = i + 1 < s.n ? (uint8_t)alphabet[word >> 6 & 63] : '=';
        *out++ = i + 2 < s.n ? (uint8_t)alphabet[word & 63] : '=';
    }
    if (newline)
        *out = '\n';
    return bytes;
}

static int base64_digit(uint8_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Decodes s to out. The number of bytes, or -1 and an error. Characters that are no digits are
 * passed over unless strict; so is '=', but the one that completes a group ends the text. */
static int64_t decode_base64(yr_span s, uint8_t *out, bool strict)
{
    int place = 0, pads = 0, last = 0;
    bool padded = false;
    const uint8_t *start = out;
    if (strict && s.n && s.p[0] == '=')
        return yr_binascii_failed("Leading padding not allowed"), -1;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '=') {
            padded = true;
            if (place >= 2 && place + ++pads >= 4) {
                if (strict && i + 1 < s.n)
                    return yr_binascii_failed("Excess data after padding"), -1;
                return out - start;
            }
            continue;
        }
        int digit = base64_digit(s.p[i]);
        if (digit < 0) {
            if (strict)
                return yr_binascii_failed("Only base64 data is allowed"), -1;
            continue;
        }
        if (strict && padded)
            return yr_binascii_failed("Discontinuous padding not allowed"), -1;
        pads = 0;
        switch (place) {
        case 0: break;
        case 1: *out++ = (uint8_t)(last << 2 | digit >> 4); break;
        case 2: *out++ = (uint8_t)(last << 4 | digit >> 2); break;
        default: *out++ = (uint8_t)(last << 6 | digit);
        }
        last = digit;
        place = (place + 1) % 4;
    }
    if (place == 1)
        yr_raise_format(yr_binascii_error,
                        "Invalid base64-encoded string: number of data characters (%lld) cannot "
                        "be 1 more than a multiple of 4",
                        (long long)((out - start) / 3 * 4 + 1));
    else if (place)
        yr_binascii_failed("Incorrect padding");
    return place ? -1 : out - start;
}

YR_METHOD(a2b_base64)
{
    static const char *const names[] = {"", "strict_mode"};
    yr_value v[2];
    yr_span s;
    bool strict = false;
    if (yr_parse_arguments("a2b_base64", names, 1, 1, 1, 2, args, n, keywords, v) < 0 ||
        yr_argument_truth(v[1], &strict) < 0 || yr_binascii_text(v[0], &s) < 0)
        return 0;
    uint8_t *out = yr_alloc((s.n + 3) / 4 * 3 + 1);
    int64_t size = out ? decode_base64(s, out, strict) : -1;
    yr_value bytes = size < 0 ? 0 : yr_bytes_from(out, (size_t)size);
    yr_dispose(out);
    return bytes;
}

/* ---- Checksums ------------------------------------------------------------------------------ */

/* Eight steps of a checksum for every byte; made when first asked for. */
static uint32_t crc32_table[256];
static uint16_t hqx_table[256];

static void make_tables(void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i, hqx = i << 8;
        for (int k = 0; k < 8; k++) {
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
            hqx = hqx & 0x8000 ? hqx << 1 ^ 0x1021 : hqx << 1;
        }
        crc32_table[i] = crc;
        hqx_table[i] = (uint16_t)hqx;
    }
}

YR_METHOD(crc32)
{
    yr_span s;
    uint32_t crc = 0;
    if (yr_argument_word32(n > 1 ? args[1] : 0, &crc) < 0 || yr_bytes_need(args[0], &s) < 0)
        return 0;
    crc = ~crc;
    for (size_t i = 0; i < s.n; i++)
        crc = crc >> 8 ^ crc32_table[(crc ^ s.p[i]) & 0xff];
    return yr_int((int64_t)(uint32_t)~crc);
}

YR_METHOD(crc_hqx)
{
    yr_span s;
    uint32_t crc = 0;
    if (yr_argument_word32(args[1], &crc) < 0 || yr_bytes_need(args[0], &s) < 0)
        return 0;
    crc &= 0xffff;
    for (size_t i = 0; i < s.n; i++)
        crc = (crc << 8 & 0xff00) ^ hqx_table[crc >> 8 ^ s.p[i]];
    return yr_int((int64_t)crc);
}

static const yr_method_def functions[] = {
    {"a2b_base64", a2b_base64, 0, -1, YR_METHOD_KEYWORDS, "Decode a line of base64 data."},
    {"a2b_hex", unhexlify, 1, 1, 0, "Binary data of hexadecimal representation."},
    {"a2b_qp", yr_a2b_qp, 0, -1, YR_METHOD_KEYWORDS, "Decode a string of qp-encoded data."},
    {"a2b_uu", yr_a2b_uu, 1, 1, 0, "Decode a line of uuencoded data."},
    {"b2a_base64", b2a_base64, 0, -1, YR_METHOD_KEYWORDS, "Base64-code line of data."},
    {"b2a_hex", hexlify, 0, -1, YR_METHOD_KEYWORDS, "Hexadecimal representation of binary data."},
    {"b2a_qp", yr_b2a_qp, 0, -1, YR_METHOD_KEYWORDS,
     "Encode a string using quoted-printable encoding."},
    {"b2a_uu", yr_b2a_uu, 0, -1, YR_METHOD_KEYWORDS, "Uuencode line of data."},
    {"crc32", crc32, 1, 2, 0, "Compute CRC-32 incrementally."},
    {"crc_hqx", crc_hqx, 2, 2, 0, "Compute CRC-CCITT incrementally."},
    {"hexlify", hexlify, 0, -1, YR_METHOD_KEYWORDS, "Hexadecimal representation of binary data."},
    {"unhexlify", unhexlify, 1, 1, 0, "Binary data of hexadecimal representation."},
    YR_METHOD_END,
};

static int fill(yr_module *m)
{
    make_tables();
    if (yr_extension_exception(m, &yr_binascii_error, "Error", "binascii", YR_EXC(ValueError)) <
            0 ||
        yr_extension_exception(m, &incomplete, "Incomplete", "binascii", YR_EXC(Exception)) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_binascii = {"binascii", fill};
