/* chosen.h - what a program needs of the runtime is chosen by the linker: how the runtime's files
 * say what leads to what.
 *
 * Nearly everything can be reached by tables. So a table's entry goes with what it describes, and
 * code that may lead to a thing carries a reference to it that takes no room (YR_KEEP); or the
 * thing stands behind a symbol that the translator defines otherwise where the program has no word
 * for it (YR_ONLY_NAMED; rows.awk, named.awk and command/left_out.c do it for the rows of tables).
 * The macros name what runtime.h has.
 */
#ifndef YR_CHOSEN_H
#define YR_CHOSEN_H

/* Can the linker choose what a program needs? The Makefile says so, which knows the assembler. */
#ifndef YR_CHOSEN
#define YR_CHOSEN 0
#endif

/* Declares what a program needs that names a built-in. */
#if YR_CHOSEN
#define YR_ONLY_NAMED(declaration, name, part)                                                     \
    declaration __asm__("yr_named." name "." part) __attribute__((weak))
#else
#define YR_ONLY_NAMED(declaration, name, part) static declaration
#endif

/* A name in a message: it starts with a "!" that nobody sees, by which rows.awk tells that no
 * attribute of the name is asked for. */
#define YR_SHOWN(name) (&("!" name)[1])

/* A program has the slots and methods of a built-in type where something that it can reach may lead
 * to an object of the type: YR_TYPE(t) is such a place, YR_TYPE_ID(t) is not, which a value's type
 * is compared with. The linker follows the reference, which takes no room, and with the spec that
 * is reached it keeps the spec's entry in the list that core/type.c reads. Where the assembler does
 * not know of such sections all types are there. */
#if YR_CHOSEN
#define YR_KEEP(symbol) __asm__ __inline__ volatile(".reloc ., BFD_RELOC_NONE, " symbol::)
#else
#define YR_KEEP(symbol) ((void)0)
#endif

#define YR_TYPE_ID(t) (&YR->types[YR_T_##t])
#define YR_TYPE(t)                                                                                 \
    __extension__({                                                                                \
        YR_KEEP("yr_spec_" #t);                                                                    \
        &YR->types[YR_T_##t];                                                                      \
    })
/* The same where the text of the program must have a name besides: that of the type, or a word of
 * the emitted C. NAMED is in the same file. */
#if YR_CHOSEN
#define YR_NAMED_TYPE(t, name)                                                                     \
    YR_ONLY_NAMED(extern const yr_type_spec *const named_##t, name, #t);                           \
    const yr_type_spec *const named_##t = &yr_spec_##t;
#define YR_TYPE_WHERE_NAMED(t, name)                                                               \
    __extension__({                                                                                \
        YR_KEEP("yr_named." name "." #t);                                                          \
        &YR->types[YR_T_##t];                                                                      \
    })
#else
#define YR_NAMED_TYPE(t, name)
#define YR_TYPE_WHERE_NAMED(t, name) (&YR->types[YR_T_##t])
#endif

/* The head of the definition of yr_spec_<type>, with .id = YR_T_<type>; the parent is that of
 * types.def. */
#if YR_CHOSEN
/* clang-format off */
#define YR_BUILT_IN(type, parent)                                                                  \
    _Static_assert((int)YR_BASE_##type == (int)YR_T_##parent, "the parent is that of types.def");  \
    __asm__(".pushsection yr_types,\"awo\",%progbits,yr_spec_" #type "\n"                            \
            ".balign 8\n"                                                                          \
            ".8byte yr_spec_" #type ", yr_spec_" #parent "\n"                                      \
            ".popsection");                                                                        \
    const yr_type_spec yr_spec_##type
/* clang-format on */
#else
#define YR_BUILT_IN(type, parent) const yr_type_spec yr_spec_##type
#endif

#endif
