/* expat_handlers.c - from expat's callbacks to Python's.
 *
 * Character data that comes in pieces waits in the buffer, if there is one; whatever else is called
 * hands it over first. Where a handler has raised, none is called any more. */
#include "expat.h"

/* ---- Calls ---------------------------------------------------------------------------------- */

/* A handler has raised: expat goes on alone. */
static void fail(yr_xml_parser *p)
{
    for (int i = 0; i < YR_XML_COUNT; i++) {
        yr_value h = p->handlers[i];
        p->handlers[i] = 0;
        yr_xml_install(p, i);
        yr_xdrop(h);
    }
}

/* new: the handler's result; 0 and it has raised, or one of the arguments (stolen) is 0. */
static yr_value call(yr_xml_parser *p, int handler, yr_value *args, size_t n)
{
    yr_value h = p->handlers[handler], r = 0;
    bool complete = h != 0 && !yr_pending();
    for (size_t i = 0; i < n; i++)
        complete = complete && args[i];
    if (complete) {
        yr_retain(h);
        r = yr_invoke(h, args, n);
        yr_drop(h);
    }
    for (size_t i = 0; i < n; i++)
        yr_xdrop(args[i]);
    if (!r)
        fail(p);
    return r;
}

static void call_none(yr_xml_parser *p, int handler, yr_value *args, size_t n)
{
    yr_xdrop(call(p, handler, args, n));
}

static yr_value text_or_none(const XML_Char *s)
{
    return s ? yr_str_from_c(s) : YR_NONE;
}

/* new: a name, the same object each time it comes. */
static yr_value name_of(yr_xml_parser *p, const XML_Char *s)
{
    yr_value text = text_or_none(s);
    if (!text || text == YR_NONE || !p->intern)
        return text;
    yr_value known = yr_dict_get(p->intern, text);
    if (known) {
        yr_retain(known);
        yr_drop(text);
        return known;
    }
    if (yr_dict_set(p->intern, text, text) == 0)
        return text;
    yr_drop(text);
    return 0;
}

static void call_text(yr_xml_parser *p, const char *s, int n)
{
    yr_value text = yr_str_from_utf8(s, (size_t)n);
    call_none(p, YR_XML_CharacterDataHandler, &text, 1);
}

int yr_xml_flush(yr_xml_parser *p)
{
    int n = p->buffer_used;
    p->buffer_used = 0;
    if (!p->buffer || n == 0 || !p->handlers[YR_XML_CharacterDataHandler])
        return 0;
    call_text(p, p->buffer, n);
    return yr_pending() ? -1 : 0;
}

/* The head of a callback: is there a handler to be called, with the buffer handed over? */
static bool ready(yr_xml_parser *p, int handler)
{
    return !yr_pending() && p->handlers[handler] && yr_xml_flush(p) == 0 && p->handlers[handler];
}

/* ---- Elements and text ---------------------------------------------------------------------- */

static yr_value attributes_of(yr_xml_parser *p, const XML_Char **atts)
{
    size_t n = 0;
    if (p->specified_attributes)
        n = (size_t)XML_GetSpecifiedAttributeCount(p->parser);
    else
        while (atts[n])
            n += 2;
    yr_value all = p->ordered_attributes ? yr_list_new() : yr_dict_new();
    for (size_t i = 0; all && i < n; i += 2) {
        yr_value name = name_of(p, atts[i]), v = name ? yr_str_from_c(atts[i + 1]) : 0;
        int status = !v                      ? -1
                     : p->ordered_attributes ? yr_list_append(all, name) | yr_list_append(all, v)
                                             : yr_dict_set(all, name, v);
        yr_xdrop(name);
        yr_xdrop(v);
        if (status < 0)
            yr_set(&all, 0);
    }
    return all;
}

static void start_element(void *data, const XML_Char *name, const XML_Char **atts)
{
    yr_xml_parser *p = data;
    if (!ready(p, YR_XML_StartElementHandler))
        return;
    yr_value args[2] = {0, attributes_of(p, atts)};
    if (args[1])
        args[0] = name_of(p, name);
    call_none(p, YR_XML_StartElementHandler, args, 2);
}

static void end_element(void *data, const XML_Char *name)
{
    yr_xml_parser *p = data;
    if (!ready(p, YR_XML_EndElementHandler))
        return;
    yr_value text = name_of(p, name);
    call_none(p, YR_XML_EndElementHandler, &text, 1);
}

static void character_data(void *data, const XML_Char *s, int n)
{
    yr_xml_parser *p = data;
    if (yr_pending() || !p->handlers[YR_XML_CharacterDataHandler])
        return;
    if (!p->buffer) {
        call_text(p, s, n);
        return;
    }
    if (n > p->buffer_size - p->buffer_used) {
        if (yr_xml_flush(p) < 0 || !p->handlers[YR_XML_CharacterDataHandler])
            return;
    }
    if (n > p->buffer_size) {
        call_text(p, s, n);
    } else {
        memcpy(p->buffer + p->buffer_used, s, (size_t)n);
        p->buffer_used += n;
    }
}

/* ---- All others ----------------------------------------------------------------------------- */

/* A callback: FLUSHED(handler, parameters of expat, values) hands its values over. */
#define FLUSHED(handler, parameters, ...)                                                          \
    static void on_##handler parameters                                                            \
    {                                                                                              \
        yr_xml_parser *p = data;                                                                   \
        if (!ready(p, YR_XML_##handler))                                                           \
            return;                                                                                \
        yr_value args[] = {__VA_ARGS__};                                                           \
        call_none(p, YR_XML_##handler, args, sizeof args / sizeof *args);                          \
    }

#define NAME(s) name_of(p, s)
#define TEXT(s) text_or_none(s)

FLUSHED(ProcessingInstructionHandler, (void *data, const XML_Char *target, const XML_Char *text),
        NAME(target), TEXT(text))
FLUSHED(UnparsedEntityDeclHandler,
        (void *data, const XML_Char *entity, const XML_Char *base, const XML_Char *system,
         const XML_Char *public, const XML_Char *notation),
        NAME(entity), NAME(base), NAME(system), NAME(public), NAME(notation))
FLUSHED(NotationDeclHandler,
        (void *data, const XML_Char *notation, const XML_Char *base, const XML_Char *system,
         const XML_Char *public),
        NAME(notation), NAME(base), NAME(system), NAME(public))
FLUSHED(StartNamespaceDeclHandler, (void *data, const XML_Char *prefix, const XML_Char *uri),
        NAME(prefix), NAME(uri))
FLUSHED(EndNamespaceDeclHandler, (void *data, const XML_Char *prefix), NAME(prefix))
FLUSHED(CommentHandler, (void *data, const XML_Char *text), TEXT(text))
FLUSHED(StartDoctypeDeclHandler,
        (void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
         int internal),
        NAME(name), NAME(system), NAME(public), yr_int(internal))
FLUSHED(EntityDeclHandler,
        (void *data, const XML_Char *name, int parameter, const XML_Char *value, int length,
         const XML_Char *base, const XML_Char *system, const XML_Char *public,
         const XML_Char *notation),
        NAME(name), yr_int(parameter), value ? yr_str_from_utf8(value, (size_t)length) : YR_NONE,
        NAME(base), NAME(system), NAME(public), NAME(notation))
FLUSHED(XmlDeclHandler,
        (void *data, const XML_Char *version, const XML_Char *encoding, int standalone),
        TEXT(version), TEXT(encoding), yr_int(standalone))
FLUSHED(AttlistDeclHandler,
        (void *data, const XML_Char *element, const XML_Char *attribute, const XML_Char *type,
         const XML_Char *standard, int required),
        NAME(element), NAME(attribute), TEXT(type), TEXT(standard), yr_int(required))
FLUSHED(SkippedEntityHandler, (void *data, const XML_Char *name, int parameter), NAME(name),
        yr_int(parameter))
FLUSHED(DefaultHandler, (void *data, const XML_Char *s, int n), yr_str_from_utf8(s, (size_t)n))
FLUSHED(DefaultHandlerExpand, (void *data, const XML_Char *s, int n),
        yr_str_from_utf8(s, (size_t)n))

/* Those without arguments. */
static void call_plain(void *data, int handler)
{
    yr_xml_parser *p = data;
    if (ready(p, handler))
        call_none(p, handler, NULL, 0);
}

static void start_cdata(void *data)
{
    call_plain(data, YR_XML_StartCdataSectionHandler);
}

static void end_cdata(void *data)
{
    call_plain(data, YR_XML_EndCdataSectionHandler);
}

static void end_doctype(void *data)
{
    call_plain(data, YR_XML_EndDoctypeDeclHandler);
}

/* What a handler that answers says; 0 stops the parser with an error. */
static int answer(yr_xml_parser *p, yr_value r)
{
    int64_t i = 0;
    if (r && yr_to_i64(r, &i) < 0) {
        fail(p);
        i = 0;
    }
    yr_xdrop(r);
    return (int)i;
}

static int not_standalone(void *data)
{
    yr_xml_parser *p = data;
    if (!ready(p, YR_XML_NotStandaloneHandler))
        return 0;
    return answer(p, call(p, YR_XML_NotStandaloneHandler, NULL, 0));
}

static int external_entity(XML_Parser parser, const XML_Char *context, const XML_Char *base,
                           const XML_Char *system, const XML_Char *public)
{
    yr_xml_parser *p = XML_GetUserData(parser);
    if (!ready(p, YR_XML_ExternalEntityRefHandler))
        return 0;
    yr_value args[4] = {TEXT(context), NAME(base), NAME(system), NAME(public)};
    return answer(p, call(p, YR_XML_ExternalEntityRefHandler, args, 4));
}

/* new: (type, quantifier, name, children). */
static yr_value model_of(yr_xml_parser *p, const XML_Content *model)
{
    if (yr_too_deep(" while converting a content model"))
        return 0;
    yr_value children = yr_tuple_alloc(model->numchildren);
    for (unsigned i = 0; children && i < model->numchildren; i++) {
        yr_value child = model_of(p, &model->children[i]);
        if (child)
            YR_TUPLE(children)->items[i] = child;
        else
            yr_set(&children, 0);
    }
    yr_value items[4] = {yr_int(model->type), yr_int(model->quant),
                         children ? NAME(model->name) : 0, children};
    if (items[2])
        return yr_tuple(items, 4);
    yr_xdrop(children);
    return 0;
}

static void element_declaration(void *data, const XML_Char *name, XML_Content *model)
{
    yr_xml_parser *p = data;
    if (ready(p, YR_XML_ElementDeclHandler)) {
        yr_value args[2] = {NAME(name), 0};
        if (args[0])
            args[1] = model_of(p, model);
        call_none(p, YR_XML_ElementDeclHandler, args, 2);
    }
    XML_FreeContentModel(p->parser, model);
}

/* ---- Installing ----------------------------------------------------------------------------- */

void yr_xml_install(yr_xml_parser *p, int handler)
{
    XML_Parser x = p->parser;
    bool on = p->handlers[handler] != 0;
    if (!x)
        return;
#define CASE(name, set, function)                                                                  \
    case YR_XML_##name: set(x, on ? function : NULL); break;
    switch (handler) {
        CASE(StartElementHandler, XML_SetStartElementHandler, start_element)
        CASE(EndElementHandler, XML_SetEndElementHandler, end_element)
        CASE(ProcessingInstructionHandler, XML_SetProcessingInstructionHandler,
             on_ProcessingInstructionHandler)
        CASE(CharacterDataHandler, XML_SetCharacterDataHandler, character_data)
        CASE(UnparsedEntityDeclHandler, XML_SetUnparsedEntityDeclHandler,
             on_UnparsedEntityDeclHandler)
        CASE(NotationDeclHandler, XML_SetNotationDeclHandler, on_NotationDeclHandler)
        CASE(StartNamespaceDeclHandler, XML_SetStartNamespaceDeclHandler,
             on_StartNamespaceDeclHandler)
        CASE(EndNamespaceDeclHandler, XML_SetEndNamespaceDeclHandler, on_EndNamespaceDeclHandler)
        CASE(CommentHandler, XML_SetCommentHandler, on_CommentHandler)
        CASE(StartCdataSectionHandler, XML_SetStartCdataSectionHandler, start_cdata)
        CASE(EndCdataSectionHandler, XML_SetEndCdataSectionHandler, end_cdata)
        CASE(DefaultHandler, XML_SetDefaultHandler, on_DefaultHandler)
        CASE(DefaultHandlerExpand, XML_SetDefaultHandlerExpand, on_DefaultHandlerExpand)
        CASE(NotStandaloneHandler, XML_SetNotStandaloneHandler, not_standalone)
        CASE(ExternalEntityRefHandler, XML_SetExternalEntityRefHandler, external_entity)
        CASE(StartDoctypeDeclHandler, XML_SetStartDoctypeDeclHandler, on_StartDoctypeDeclHandler)
        CASE(EndDoctypeDeclHandler, XML_SetEndDoctypeDeclHandler, end_doctype)
        CASE(EntityDeclHandler, XML_SetEntityDeclHandler, on_EntityDeclHandler)
        CASE(XmlDeclHandler, XML_SetXmlDeclHandler, on_XmlDeclHandler)
        CASE(ElementDeclHandler, XML_SetElementDeclHandler, element_declaration)
        CASE(AttlistDeclHandler, XML_SetAttlistDeclHandler, on_AttlistDeclHandler)
        CASE(SkippedEntityHandler, XML_SetSkippedEntityHandler, on_SkippedEntityHandler)
    }
#undef CASE
}

/* An encoding that expat does not know, if it has one byte for a character. */
int yr_xml_unknown_encoding(YR_UNUSED void *data, const XML_Char *name, XML_Encoding *info)
{
    uint8_t all[256];
    if (yr_pending())
        return XML_STATUS_ERROR;
    for (int i = 0; i < 256; i++)
        all[i] = (uint8_t)i;
    yr_value text = yr_decode(all, 256, name, "replace");
    if (!text)
        return XML_STATUS_ERROR;
    const yr_str *s = YR_AS(yr_str, text);
    int status = XML_STATUS_OK;
    if (s->length != 256) {
        yr_value_error("multi-byte encodings are not supported");
        status = XML_STATUS_ERROR;
    } else {
        for (size_t i = 0; i < 256; i++) {
            uint32_t c = yr_str_at(s, i);
            info->map[i] = c == 0xfffd ? -1 : (int)c;
        }
        info->data = NULL;
        info->convert = NULL;
        info->release = NULL;
    }
    yr_drop(text);
    return status;
}
