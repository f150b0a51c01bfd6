/* pyexpat_module.c - the module pyexpat: parsers of XML, on expat. */
#include <limits.h>
#include "expat.h"

/* ---- Errors --------------------------------------------------------------------------------- */

static int set_number(yr_value e, const char *name, int64_t number)
{
    yr_value key = yr_intern_c(name);
    int status = key ? yr_setattr(e, key, yr_int(number)) : -1;
    yr_xdrop(key);
    return status;
}

/* 0, with the ExpatError that the parser has met. */
static yr_value raise_error(yr_xml_parser *p, enum XML_Error code)
{
    yr_type *t = yr_native_type("pyexpat", "ExpatError");
    int64_t line = (int64_t)XML_GetErrorLineNumber(p->parser);
    int64_t column = (int64_t)XML_GetErrorColumnNumber(p->parser);
    yr_value text = t ? yr_str_format("%s: line %lld, column %lld", XML_ErrorString(code),
                                      (long long)line, (long long)column)
                      : 0;
    yr_value e = text ? yr_invoke1(yr_from(t), text) : 0;
    yr_xdrop(text);
    if (!e)
        return 0;
    if (set_number(e, "code", code) < 0 || set_number(e, "offset", column) < 0 ||
        set_number(e, "lineno", line) < 0) {
        yr_drop(e);
        return 0;
    }
    yr_raise_instance(e);
    return 0;
}

/* ---- Parsing -------------------------------------------------------------------------------- */

static yr_value ended(yr_xml_parser *p, int status)
{
    if (yr_pending())
        return 0;
    if (status == XML_STATUS_ERROR)
        return raise_error(p, XML_GetErrorCode(p->parser));
    return yr_xml_flush(p) < 0 ? 0 : yr_int(status);
}

static int start(yr_xml_parser *p)
{
    if (!p->running) {
        p->running = true;
        return 0;
    }
    yr_raise_format(YR_EXC(RuntimeError), "the parser is running already");
    return -1;
}

static int feed(yr_xml_parser *p, const uint8_t *data, size_t n, bool final)
{
    const size_t piece = 1 << 20;
    int status = XML_STATUS_OK;
    for (; n > piece && status != XML_STATUS_ERROR && !yr_pending(); data += piece, n -= piece)
        status = XML_Parse(p->parser, (const char *)data, (int)piece, 0);
    if (status != XML_STATUS_ERROR && !yr_pending())
        status = XML_Parse(p->parser, (const char *)data, (int)n, final);
    return status;
}

YR_METHOD(parser_parse)
{
    static const char *const names[] = {"", "isfinal"};
    yr_xml_parser *p = YR_XML(self);
    yr_value v[2], copy;
    int final = 0;
    yr_span span;
    if (yr_parse_arguments("Parse", names, 1, 1, 2, 2, args, n, keywords, v) < 0 ||
        (v[1] && (final = yr_truth(v[1])) < 0))
        return 0;
    if (YR_IS_STR(v[0])) {
        copy = yr_encode(v[0], "utf-8", "strict");
        if (!copy)
            return 0;
        span = yr_bytes_span(copy);
        XML_SetEncoding(p->parser, "utf-8");
    } else if (yr_bytes_need(v[0], &span) < 0) {
        return 0;
    } else {
        copy = YR_IS_BYTES(v[0]) ? yr_retain(v[0]) : yr_bytes_from(span.p, span.n);
        if (!copy)
            return 0;
        span = yr_bytes_span(copy);
    }
    yr_value result = 0;
    if (start(p) == 0) {
        yr_retain(self);
        result = ended(p, feed(p, span.p, span.n, final));
        p->running = false;
        yr_drop(self);
    }
    yr_drop(copy);
    return result;
}

/* One read() of a file into the parser: 1 there may be more, 0 it has ended, -1. */
static int feed_from(yr_xml_parser *p, yr_value read, int *status)
{
    yr_value size = yr_int(2048), data = yr_invoke1(read, size);
    yr_span span;
    if (!data)
        return -1;
    if (!YR_IS_BYTES(data) && !yr_is_bytearray(data)) {
        yr_type_error("read() did not return a bytes object (type=%T)", data);
        yr_drop(data);
        return -1;
    }
    span = yr_bytes_span(data);
    if (span.n > 2048) {
        yr_value_error("read() returned too much data: 2048 bytes requested, %zu returned", span.n);
        yr_drop(data);
        return -1;
    }
    *status = XML_Parse(p->parser, (const char *)span.p, (int)span.n, span.n == 0);
    bool more = span.n > 0 && *status != XML_STATUS_ERROR;
    yr_drop(data);
    return yr_pending() ? -1 : more;
}

YR_METHOD(parser_parse_file)
{
    yr_xml_parser *p = YR_XML(self);
    yr_value read = yr_getattr_or_null(args[0], YR_NAME(read));
    if (!read)
        return yr_pending() ? 0 : yr_type_error("argument must have 'read' attribute");
    yr_value result = 0;
    int status = XML_STATUS_OK, more;
    if (start(p) == 0) {
        yr_retain(self);
        while ((more = feed_from(p, read, &status)) > 0)
            ;
        result = more < 0 ? 0 : ended(p, status);
        p->running = false;
        yr_drop(self);
    }
    yr_drop(read);
    return result;
}

/* ---- Other methods -------------------------------------------------------------------------- */

YR_METHOD(parser_set_base)
{
    const char *base = yr_native_text("SetBase", 1, args[0]);
    if (!base)
        return 0;
    return XML_SetBase(YR_XML(self)->parser, base) ? YR_NONE : yr_no_memory();
}

YR_METHOD(parser_get_base)
{
    const char *base = XML_GetBase(YR_XML(self)->parser);
    return base ? yr_str_from_c(base) : YR_NONE;
}

YR_METHOD(parser_get_input_context)
{
    int offset, size;
    const char *text =
        YR_XML(self)->running ? XML_GetInputContext(YR_XML(self)->parser, &offset, &size) : NULL;
    return text ? yr_bytes_from(text + offset, (size_t)(size - offset)) : YR_NONE;
}

YR_METHOD(parser_set_param_entity_parsing)
{
    int flag;
    if (yr_native_int(args[0], &flag) < 0)
        return 0;
    return yr_int(XML_SetParamEntityParsing(YR_XML(self)->parser, flag));
}

YR_METHOD(parser_use_foreign_dtd)
{
    int flag = n ? yr_truth(args[0]) : 1;
    if (flag < 0)
        return 0;
    enum XML_Error code = XML_UseForeignDTD(YR_XML(self)->parser, flag ? XML_TRUE : XML_FALSE);
    return code == XML_ERROR_NONE ? YR_NONE : raise_error(YR_XML(self), code);
}

static int set_buffering(yr_xml_parser *p, bool on)
{
    if (on && !p->buffer) {
        p->buffer = yr_alloc((size_t)p->buffer_size);
        p->buffer_used = 0;
        return p->buffer ? 0 : -1;
    }
    if (!on && p->buffer) {
        if (yr_xml_flush(p) < 0)
            return -1;
        yr_dispose(p->buffer);
        p->buffer = NULL;
    }
    return 0;
}

YR_METHOD(parser_external_entity_parser)
{
    yr_xml_parser *p = YR_XML(self);
    const char *context =
        args[0] == YR_NONE ? NULL : yr_native_text("ExternalEntityParserCreate", 1, args[0]);
    const char *encoding =
        n > 1 && !yr_pending() ? yr_native_text("ExternalEntityParserCreate", 2, args[1]) : NULL;
    if (yr_pending())
        return 0;
    yr_xml_parser *child = yr_new(yr_type_of(self), sizeof *child);
    if (!child)
        return 0;
    child->parser = XML_ExternalEntityParserCreate(p->parser, context, encoding);
    child->buffer_size = p->buffer_size;
    child->ordered_attributes = p->ordered_attributes;
    child->specified_attributes = p->specified_attributes;
    child->namespace_prefixes = p->namespace_prefixes;
    child->intern = yr_xretain(p->intern);
    child->parent = yr_retain(self);
    if (!child->parser || set_buffering(child, p->buffer != NULL) < 0) {
        if (!yr_pending())
            yr_no_memory();
        yr_drop(yr_from(child));
        return 0;
    }
    XML_SetUserData(child->parser, child);
    for (int i = 0; i < YR_XML_COUNT; i++)
        if (p->handlers[i]) {
            child->handlers[i] = yr_retain(p->handlers[i]);
            yr_xml_install(child, i);
        }
    return yr_from(child);
}

/* ---- Attributes ----------------------------------------------------------------------------- */

static int no_deletion(yr_value v)
{
    if (v)
        return 0;
    yr_raise_format(YR_EXC(RuntimeError), "Cannot delete attribute");
    return -1;
}

static int set_handler(yr_value self, int handler, yr_value v)
{
    yr_xml_parser *p = YR_XML(self);
    if (no_deletion(v) < 0)
        return -1;
    /* What has been read before is the old handler's. */
    if (handler == YR_XML_CharacterDataHandler && yr_xml_flush(p) < 0)
        return -1;
    yr_set(&p->handlers[handler], v == YR_NONE ? 0 : yr_retain(v));
    yr_xml_install(p, handler);
    return 0;
}

#define H(name)                                                                                    \
    static yr_value get_##name(yr_value self)                                                      \
    {                                                                                              \
        yr_value h = YR_XML(self)->handlers[YR_XML_##name];                                        \
        return h ? yr_retain(h) : YR_NONE;                                                         \
    }                                                                                              \
    static int set_##name(yr_value self, yr_value v)                                               \
    {                                                                                              \
        return set_handler(self, YR_XML_##name, v);                                                \
    }
YR_EXPAT_HANDLERS(H)
#undef H

#define FLAG(name, apply)                                                                          \
    static yr_value get_##name(yr_value self)                                                      \
    {                                                                                              \
        return yr_bool(YR_XML(self)->name);                                                        \
    }                                                                                              \
    static int set_##name(yr_value self, yr_value v)                                               \
    {                                                                                              \
        int truth = no_deletion(v) < 0 ? -1 : yr_truth(v);                                         \
        if (truth < 0)                                                                             \
            return -1;                                                                             \
        YR_XML(self)->name = truth;                                                                \
        apply;                                                                                     \
        return 0;                                                                                  \
    }
FLAG(ordered_attributes, (void)0)
FLAG(specified_attributes, (void)0)
FLAG(namespace_prefixes, XML_SetReturnNSTriplet(YR_XML(self)->parser, truth))

static yr_value get_buffer_text(yr_value self)
{
    return yr_bool(YR_XML(self)->buffer != NULL);
}

static int set_buffer_text(yr_value self, yr_value v)
{
    int truth = no_deletion(v) < 0 ? -1 : yr_truth(v);
    return truth < 0 ? -1 : set_buffering(YR_XML(self), truth);
}

static yr_value get_buffer_size(yr_value self)
{
    return yr_int(YR_XML(self)->buffer_size);
}

static int set_buffer_size(yr_value self, yr_value v)
{
    yr_xml_parser *p = YR_XML(self);
    int64_t size;
    if (no_deletion(v) < 0)
        return -1;
    if (!YR_IS_ANY_INT(v)) {
        yr_type_error("buffer_size must be an integer");
        return -1;
    }
    if (yr_to_i64(v, &size) < 0 || size > INT_MAX) {
        yr_clear_pending();
        yr_value_error("buffer_size must not be greater than %i", INT_MAX);
        return -1;
    }
    if (size <= 0) {
        yr_value_error("buffer_size must be greater than zero");
        return -1;
    }
    if (p->buffer) {
        if (yr_xml_flush(p) < 0)
            return -1;
        char *larger = yr_resize(p->buffer, (size_t)size);
        if (!larger)
            return -1;
        p->buffer = larger;
    }
    p->buffer_size = (int)size;
    return 0;
}

static yr_value get_buffer_used(yr_value self)
{
    return yr_int(YR_XML(self)->buffer_used);
}

static yr_value get_intern(yr_value self)
{
    yr_value v = YR_XML(self)->intern;
    return v ? yr_retain(v) : YR_NONE;
}

#define POSITION(name, call)                                                                       \
    static yr_value get_##name(yr_value self)                                                      \
    {                                                                                              \
        return yr_int((int64_t)call(YR_XML(self)->parser));                                        \
    }
POSITION(ErrorCode, XML_GetErrorCode)
POSITION(ErrorLineNumber, XML_GetErrorLineNumber)
POSITION(ErrorColumnNumber, XML_GetErrorColumnNumber)
POSITION(ErrorByteIndex, XML_GetErrorByteIndex)
POSITION(CurrentLineNumber, XML_GetCurrentLineNumber)
POSITION(CurrentColumnNumber, XML_GetCurrentColumnNumber)
POSITION(CurrentByteIndex, XML_GetCurrentByteIndex)

static const yr_getset_def parser_getsets[] = {
#define H(name) {#name, get_##name, set_##name, NULL},
    YR_EXPAT_HANDLERS(H)
#undef H
        {"ordered_attributes", get_ordered_attributes, set_ordered_attributes, NULL},
    {"specified_attributes", get_specified_attributes, set_specified_attributes, NULL},
    {"namespace_prefixes", get_namespace_prefixes, set_namespace_prefixes, NULL},
    {"buffer_text", get_buffer_text, set_buffer_text, NULL},
    {"buffer_size", get_buffer_size, set_buffer_size, NULL},
    {"buffer_used", get_buffer_used, NULL, NULL},
    {"intern", get_intern, NULL, NULL},
    {"ErrorCode", get_ErrorCode, NULL, NULL},
    {"ErrorLineNumber", get_ErrorLineNumber, NULL, NULL},
    {"ErrorColumnNumber", get_ErrorColumnNumber, NULL, NULL},
    {"ErrorByteIndex", get_ErrorByteIndex, NULL, NULL},
    {"CurrentLineNumber", get_CurrentLineNumber, NULL, NULL},
    {"CurrentColumnNumber", get_CurrentColumnNumber, NULL, NULL},
    {"CurrentByteIndex", get_CurrentByteIndex, NULL, NULL},
    YR_GETSET_END};

/* ---- The type ------------------------------------------------------------------------------- */

static void parser_clear(yr_object *o)
{
    yr_xml_parser *p = (yr_xml_parser *)o;
    for (int i = 0; i < YR_XML_COUNT; i++)
        yr_set(&p->handlers[i], 0);
    yr_set(&p->intern, 0);
}

static void parser_dealloc(yr_object *o)
{
    yr_xml_parser *p = (yr_xml_parser *)o;
    parser_clear(o);
    if (p->parser)
        XML_ParserFree(p->parser);
    yr_set(&p->parent, 0); /* its tables were shared */
    yr_dispose(p->buffer);
    yr_release(o);
}

static int parser_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_xml_parser *p = (yr_xml_parser *)o;
    for (int i = 0; i < YR_XML_COUNT; i++)
        YR_VISIT(p->handlers[i]);
    YR_VISIT(p->intern);
    YR_VISIT(p->parent);
    return 0;
}

static const yr_method_def parser_methods[] = {
    {"Parse", parser_parse, 0, -1, YR_METHOD_KEYWORDS,
     "Parse XML data.\n\n`isfinal' should be true at end of input."},
    {"ParseFile", parser_parse_file, 1, 1, 0, "Parse XML data from file-like object."},
    {"SetBase", parser_set_base, 1, 1, 0, "Set the base URL for the parser."},
    {"GetBase", parser_get_base, 0, 0, 0, "Return base URL string for the parser."},
    {"GetInputContext", parser_get_input_context, 0, 0, 0,
     "Return the untranslated text of the input that caused the current event."},
    {"ExternalEntityParserCreate", parser_external_entity_parser, 1, 2, 0,
     "Create a parser for parsing an external entity."},
    {"SetParamEntityParsing", parser_set_param_entity_parsing, 1, 1, 0,
     "Controls parsing of parameter entities (including the external DTD subset)."},
    {"UseForeignDTD", parser_use_foreign_dtd, 0, 1, 0,
     "Allows the application to provide an artificial external subset."},
    YR_METHOD_END};

const yr_type_spec yr_xml_parser_spec = {
    .size = sizeof(yr_xml_parser),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .doc = "XML parser",
    .methods = parser_methods,
    .getsets = parser_getsets,
    .slots = {.dealloc = parser_dealloc, .traverse = parser_traverse, .clear = parser_clear},
};

/* ---- The module ----------------------------------------------------------------------------- */

static int optional_text(const char *f, const char *argument, yr_value v, const char **text)
{
    *text = NULL;
    if (!v || v == YR_NONE)
        return 0;
    if (!YR_IS_STR(v)) {
        yr_type_error("%s() argument '%s' must be str or None, not %T", f, argument, v);
        return -1;
    }
    return (*text = yr_native_text(f, 1, v)) ? 0 : -1;
}

YR_METHOD(xml_parser_create)
{
    static const char *const names[] = {"encoding", "namespace_separator", "intern"};
    yr_value v[3];
    const char *encoding, *separator;
    if (yr_parse_arguments("ParserCreate", names, 0, 0, 3, 3, args, n, keywords, v) < 0 ||
        optional_text("ParserCreate", "encoding", v[0], &encoding) < 0 ||
        optional_text("ParserCreate", "namespace_separator", v[1], &separator) < 0)
        return 0;
    if (separator && strlen(separator) > 1)
        return yr_value_error("namespace_separator must be at most one character, omitted, or "
                              "None");
    yr_value intern = v[2] == YR_NONE ? 0 : v[2] ? yr_retain(v[2]) : yr_dict_new();
    if (intern && !YR_IS_DICT(intern)) {
        yr_drop(intern);
        return yr_type_error("intern must be a dictionary");
    }
    yr_type *t = yr_pending() ? NULL : yr_native_type("pyexpat", "XMLParserType");
    yr_xml_parser *p = t ? yr_new(t, sizeof *p) : NULL;
    if (!p) {
        yr_xdrop(intern);
        return 0;
    }
    p->intern = intern;
    p->buffer_size = 8192;
    p->parser = XML_ParserCreate_MM(encoding, NULL, separator);
    if (!p->parser) {
        yr_drop(yr_from(p));
        return yr_no_memory();
    }
    XML_SetUserData(p->parser, p);
    XML_SetUnknownEncodingHandler(p->parser, yr_xml_unknown_encoding, NULL);
    return yr_from(p);
}

YR_METHOD(xml_error_string)
{
    int64_t code;
    if (yr_to_i64(args[0], &code) < 0)
        return 0;
    const char *text = XML_ErrorString((enum XML_Error)code);
    return text ? yr_str_from_c(text) : YR_NONE;
}

static const yr_method_def functions[] = {
    {"ParserCreate", xml_parser_create, 0, -1, YR_METHOD_KEYWORDS,
     "Return a new XML parser object."},
    {"ErrorString", xml_error_string, 1, 1, 0, "Returns string error for given number."},
    YR_METHOD_END};

/* A module inside this one. NULL and an error. */
static yr_module *add_submodule(yr_module *m, const char *name, const char *full)
{
    yr_module *sub = yr_module_new(full);
    if (!sub || yr_dict_set_c(YR->modules, full, yr_retain(yr_from(sub))) < 0 ||
        yr_module_add(m, name, yr_from(sub)) < 0)
        return NULL;
    return sub;
}

#include "expat_errors.h"

/* errors: the texts by name, and from one to the other. */
static int add_errors(yr_module *m)
{
    yr_module *sub = add_submodule(m, "errors", "pyexpat.errors");
    yr_value codes = sub ? yr_dict_new() : 0, messages = codes ? yr_dict_new() : 0;
    int status = messages ? 0 : -1;
    for (size_t i = 0; status == 0 && i < sizeof error_codes / sizeof *error_codes; i++) {
        const char *text = XML_ErrorString((enum XML_Error)error_codes[i].value);
        yr_value s = text ? yr_str_from_c(text) : 0;
        if (!s)
            continue;
        status = yr_dict_set(codes, s, yr_int(error_codes[i].value)) < 0 ||
                         yr_dict_set(messages, yr_int(error_codes[i].value), s) < 0 ||
                         yr_module_add(sub, error_codes[i].name, yr_retain(s)) < 0
                     ? -1
                     : 0;
        yr_drop(s);
    }
    if (status == 0)
        status = yr_module_add(sub, "codes", yr_retain(codes)) < 0 ||
                         yr_module_add(sub, "messages", yr_retain(messages)) < 0
                     ? -1
                     : 0;
    yr_xdrop(codes);
    yr_xdrop(messages);
    return status;
}

static int add_model(yr_module *m)
{
    static const yr_extension_int numbers[] = {
        {"XML_CTYPE_EMPTY", XML_CTYPE_EMPTY},
        {"XML_CTYPE_ANY", XML_CTYPE_ANY},
        {"XML_CTYPE_MIXED", XML_CTYPE_MIXED},
        {"XML_CTYPE_NAME", XML_CTYPE_NAME},
        {"XML_CTYPE_CHOICE", XML_CTYPE_CHOICE},
        {"XML_CTYPE_SEQ", XML_CTYPE_SEQ},
        {"XML_CQUANT_NONE", XML_CQUANT_NONE},
        {"XML_CQUANT_OPT", XML_CQUANT_OPT},
        {"XML_CQUANT_REP", XML_CQUANT_REP},
        {"XML_CQUANT_PLUS", XML_CQUANT_PLUS},
        {NULL, 0},
    };
    yr_module *sub = add_submodule(m, "model", "pyexpat.model");
    return sub ? yr_extension_ints(sub, numbers) : -1;
}

static int add_version(yr_module *m)
{
    XML_Expat_Version v = XML_ExpatVersionInfo();
    yr_value items[3] = {yr_int(v.major), yr_int(v.minor), yr_int(v.micro)};
    yr_value features = yr_list_new();
    for (const XML_Feature *f = XML_GetFeatureList(); features && f->feature; f++) {
        yr_value pair[2] = {yr_str_from_c(f->name), yr_int_from_i64(f->value)};
        yr_value entry = pair[0] ? yr_tuple(pair, 2) : 0;
        if (!entry || yr_list_append(features, entry) < 0)
            yr_set(&features, 0);
        yr_xdrop(entry);
    }
    return yr_module_add(m, "EXPAT_VERSION", yr_str_from_c(XML_ExpatVersion())) < 0 ||
                   yr_module_add(m, "version_info", yr_tuple_of(items, 3)) < 0 ||
                   yr_module_add(m, "native_encoding", yr_str_from_c("UTF-8")) < 0 ||
                   yr_module_add(m, "features", features) < 0
               ? -1
               : 0;
}

static int fill(yr_module *m)
{
    static const yr_extension_int numbers[] = {
        {"XML_PARAM_ENTITY_PARSING_NEVER", XML_PARAM_ENTITY_PARSING_NEVER},
        {"XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE},
        {"XML_PARAM_ENTITY_PARSING_ALWAYS", XML_PARAM_ENTITY_PARSING_ALWAYS},
        {NULL, 0},
    };
    yr_type *t = yr_type_from_spec("xmlparser", "pyexpat", YR_TYPE(object), &yr_xml_parser_spec);
    if (!t || yr_module_add(m, "XMLParserType", yr_from(t)) < 0)
        return -1;
    yr_value error =
        yr_native_exception("xml.parsers.expat", "ExpatError", yr_from(YR_EXC(Exception)), NULL);
    if (!error || yr_module_add(m, "error", yr_retain(error)) < 0 ||
        yr_module_add(m, "ExpatError", error) < 0)
        return -1;
    return yr_extension_ints(m, numbers) < 0 || add_version(m) < 0 || add_errors(m) < 0 ||
                   add_model(m) < 0 || yr_module_add_functions(m, functions) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module_pyexpat = {"pyexpat", fill};
