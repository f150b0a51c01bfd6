/* dataclasses_parts.h - what the files of the module _dataclasses share.
 *
 * The methods of a dataclass are functions like any other, whose code is made at run time and whose
 * body is one of a few in C. A method_code is the code and the fields that the body works on. It
 * lives as long as the program, as all codes do; so do the names in it, which are interned. */
#ifndef YR_DATACLASSES_PARTS_H
#define YR_DATACLASSES_PARTS_H

#include "../core/class.h"
#include "../core/code.h"
#include "../types/containers.h"

/* Where the value of a field comes from. */
enum {
    YR_FIELD_ARGUMENT, /* args[argument] */
    YR_FIELD_OPTIONAL, /* the same, or, where that is the mark, what the factory gives */
    YR_FIELD_FACTORY,  /* what the factory gives */
    YR_FIELD_DEFAULT   /* a value that is known */
};

typedef struct {
    yr_value name;
    yr_site site;
    int16_t argument; /* -1: none */
    uint8_t source;   /* YR_FIELD_*, in __init__ */
    size_t offset;    /* of the member of __slots__, as learned; 0: it is the next attribute */
} yr_data_field;

typedef struct {
    yr_code code;
    size_t count;
    yr_data_field *fields;
    uint64_t plain_version; /* of a type whose instances have the __class__ of object */
    /* repr */
    yr_value *pieces; /* "(a=", ", b=" and ")" */
    /* __init__ */
    bool frozen;
    uint8_t learned;    /* how often */
    uint32_t appended;  /* attributes of an instance that is filled at once, */
    yr_shape *shape;    /* the shape it has then, */
    uint64_t key;       /* and what it is known by: see dataclasses_init.c */
    uint64_t tried;     /* the key that was learned last, with success or not */
    yr_value post_name; /* __post_init__, or 0 */
    yr_site post_site;
    size_t passed_count;
    const int16_t *passed; /* the arguments that __post_init__() gets; -1: none */
} yr_method_code;

/* new: a function of that code in the module that a class names. cells: free_count of them, stolen,
 * as are defaults, keyword_defaults and annotations. */
yr_value yr_dataclasses_function(yr_method_code *code, yr_value module, yr_value defaults,
                                 yr_value keyword_defaults, yr_value annotations, yr_value *cells);
/* The pending exception passes a line of the text that CPython makes of the method. Drops the
 * arguments; 0. */
YR_COLD yr_value yr_dataclasses_fail(yr_function *f, yr_value *args, int line);
/* NULL and MemoryError: a code of so many parameters and fields, the names not yet set. */
yr_method_code *yr_dataclasses_code(size_t names, size_t fields, size_t passed);

/* init(...): see dataclasses_init.c. */
yr_value yr_dataclasses_init(yr_value self, yr_value *args, size_t n, yr_value keywords);

#endif
