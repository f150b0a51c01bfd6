/* expat.h - what the files of the module pyexpat share. */
#ifndef YR_EXPAT_H
#define YR_EXPAT_H

#include <expat.h>
#include "native.h"

/* The handlers: H(name), an attribute nameHandler each but for DefaultHandlerExpand. */
/* clang-format off */
#define YR_EXPAT_HANDLERS(H)                                                                       \
    H(StartElementHandler) H(EndElementHandler) H(ProcessingInstructionHandler)                    \
    H(CharacterDataHandler) H(UnparsedEntityDeclHandler) H(NotationDeclHandler)                    \
    H(StartNamespaceDeclHandler) H(EndNamespaceDeclHandler) H(CommentHandler)                      \
    H(StartCdataSectionHandler) H(EndCdataSectionHandler) H(DefaultHandler)                        \
    H(DefaultHandlerExpand) H(NotStandaloneHandler) H(ExternalEntityRefHandler)                    \
    H(StartDoctypeDeclHandler) H(EndDoctypeDeclHandler) H(EntityDeclHandler) H(XmlDeclHandler)     \
    H(ElementDeclHandler) H(AttlistDeclHandler) H(SkippedEntityHandler)
/* clang-format on */

enum {
#define H(name) YR_XML_##name,
    YR_EXPAT_HANDLERS(H)
#undef H
        YR_XML_COUNT
};

typedef struct {
    yr_object base;
    XML_Parser parser;
    yr_value handlers[YR_XML_COUNT]; /* or 0 */
    yr_value intern;                 /* dict, or 0: names are made anew each time */
    yr_value parent;                 /* of an external entity's: the parser that made it; or 0 */
    char *buffer;                    /* character data not handed over yet; NULL: none is kept */
    int buffer_size, buffer_used;
    bool ordered_attributes, specified_attributes, namespace_prefixes, running;
} yr_xml_parser;

#define YR_XML(v) YR_AS(yr_xml_parser, v)

extern const yr_type_spec yr_xml_parser_spec;

/* ---- expat_handlers.c ---- */

/* Makes expat call the handler, or not. */
void yr_xml_install(yr_xml_parser *p, int handler);
int yr_xml_flush(yr_xml_parser *p); /* hands over what is in the buffer. 0, or -1 */
int yr_xml_unknown_encoding(void *data, const XML_Char *name, XML_Encoding *info);

#endif
