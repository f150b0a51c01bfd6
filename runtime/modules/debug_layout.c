/* debug_layout.c - where things lie, for gdb.
 *
 * The library is built without debug information, so the script for gdb (runtime/gdb/yieldrt.py)
 * reads this table by the name of its symbol. Programs built with -g are linked with it, since the
 * linker is told to want it; nothing else does. */
#include "../core/class.h"
#include "../core/heap.h"
#include "../generator/generator.h"

typedef struct {
    const char *name;
    uint64_t value;
} yr_debug_entry;

extern const yr_debug_entry yr_debug_layout[];

#define MEMBER(type, name, member) {name "." #member, offsetof(type, member)},
#define SIZE(type, name)           {name, sizeof(type)},
#define NUMBER(number)             {#number, (uint64_t)(number)},

const yr_debug_entry yr_debug_layout[] = {
    /* the runtime */
    MEMBER(yr_runtime, "runtime", pending) MEMBER(yr_runtime, "runtime", heap)
        MEMBER(yr_runtime, "runtime", types) SIZE(yr_type, "type.bytes")
            MEMBER(yr_heap, "heap", chunks) MEMBER(yr_heap, "heap", chunk_count)
                MEMBER(yr_heap, "heap", chunk_pages) MEMBER(yr_heap, "heap", large)
                    NUMBER(HEAP_PAGE) NUMBER(HEAP_CHUNK) NUMBER(HEAP_CLASSES)
                        NUMBER(HEAP_PAGE_HEADER) MEMBER(yr_page, "page", fresh)
                            MEMBER(yr_page, "page", cell) MEMBER(yr_page, "page", list)
                                MEMBER(yr_large, "large", next) SIZE(yr_large, "large.header")

    /* types and instances */
    MEMBER(yr_object, "object", flags) MEMBER(yr_object, "object", type)
        MEMBER(yr_type, "type", name)
            MEMBER(yr_type, "type", flags){"type.instance_size", offsetof(yr_type, size)},
    NUMBER(YR_TYPE_HEAP) NUMBER(YR_TYPE_HAS_DICT) NUMBER(YR_TYPE_EXCEPTION) NUMBER(YR_TYPE_INT)
        NUMBER(YR_TYPE_STR) NUMBER(YR_TYPE_BYTES) NUMBER(YR_TYPE_LIST) NUMBER(YR_TYPE_TUPLE)
            NUMBER(YR_TYPE_DICT) NUMBER(YR_TYPE_TYPE) NUMBER(YR_TYPE_VARSIZED) MEMBER(
                yr_attributes, "attributes", shape) MEMBER(yr_attributes, "attributes", values)
                MEMBER(struct yr_shape, "shape", count) MEMBER(struct yr_shape, "shape", keys)

    /* values */
    MEMBER(yr_bigint, "int", size) MEMBER(yr_bigint, "int", limbs) MEMBER(yr_float_object, "float",
                                                                          value)
        MEMBER(yr_complex, "complex", real) MEMBER(yr_complex, "complex", imag) MEMBER(
            yr_str, "str", length) MEMBER(yr_str, "str", kind) MEMBER(yr_str, "str", data)
            MEMBER(yr_bytes, "bytes", length) MEMBER(yr_bytes, "bytes", data) MEMBER(
                yr_bytearray, "bytearray", length) MEMBER(yr_bytearray, "bytearray", data)
                MEMBER(yr_list_object, "list", length) MEMBER(yr_list_object, "list", items) MEMBER(
                    yr_tuple_object, "tuple", length) MEMBER(yr_tuple_object, "tuple", items)
                    MEMBER(yr_dict_object, "dict", used) MEMBER(yr_dict_object, "dict", entries)
                        MEMBER(yr_dict_entry, "entry", key) MEMBER(yr_dict_entry, "entry", value)
                            SIZE(yr_dict_entry, "entry.size") MEMBER(yr_set_object, "set", mask)
                                MEMBER(yr_set_object, "set", table) MEMBER(
                                    yr_set_entry, "item", key) SIZE(yr_set_entry, "item.size")
                                    NUMBER(YR_SET_DELETED) MEMBER(yr_range_object, "range", start)
                                        MEMBER(yr_range_object, "range", stop)
                                            MEMBER(yr_range_object, "range", step)
                                                MEMBER(yr_exception, "exception", args)
                                                    MEMBER(yr_cell, "cell", value)
                                                        MEMBER(yr_method_object, "method", function)
                                                            MEMBER(yr_method_object, "method", self)

    /* functions and generators */
    MEMBER(yr_function, "function", code) MEMBER(yr_function, "function", qualname) MEMBER(
        yr_code, "code", name) MEMBER(yr_code, "code", qualname) MEMBER(yr_code, "code", file)
        MEMBER(yr_code, "code", line) MEMBER(yr_code, "code", frame) MEMBER(
            yr_frame_layout, "layout", delegate) MEMBER(yr_frame_layout, "layout", slot_count)
            MEMBER(yr_frame_layout, "layout", named_count) MEMBER(yr_frame_layout, "layout", slots)
                MEMBER(yr_frame_layout, "layout", points) MEMBER(yr_slot, "slot", name)
                    MEMBER(yr_slot, "slot", offset) MEMBER(yr_slot, "slot", is_cell)
                        MEMBER(yr_slot, "slot", representation) SIZE(yr_slot, "slot.size")
                            MEMBER(yr_point, "point", line) MEMBER(yr_point, "point", kind)
                                SIZE(yr_point, "point.size") MEMBER(yr_state_head, "head", function)
                                    MEMBER(yr_generator, "generator", link)
                                        SIZE(yr_generator, "generator.header")
                                            NUMBER(YR_GEN_STARTED) NUMBER(YR_GEN_RUNNING)
                                                NUMBER(YR_FLAG_ON_STACK) NUMBER(YR_GEN_CLOSED)
                                                    NUMBER(YR_GEN_INNER)

/* The types, as numbers in the table of the runtime. */
#define X(type, name, base) {"T." #type, YR_T_##type},
#include "../core/types.def"
#undef X
                                                        {NULL, 0},
};
