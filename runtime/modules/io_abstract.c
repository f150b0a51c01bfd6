/* io_abstract.c - register() of the abstract bases of io.
 *
 * In CPython their metaclass is ABCMeta. Here it becomes that with the first registration: until
 * then nothing can tell, and a program that opens files need not have the module abc.
 */
#include "../core/extension.h"
#include "io.h"

static yr_type *const *bases(void)
{
    static yr_type *all[5];
    all[0] = YR_TYPE(io_base);
    all[1] = YR_TYPE(io_raw_base);
    all[2] = YR_TYPE(io_buffered_base);
    all[3] = YR_TYPE(io_text_base);
    return all;
}

/* At exit, before the last collection: what a type of the runtime holds is given up after it, and
 * the class of what ABCMeta keeps is in a cycle that only a collection takes. */
static void become_plain(void)
{
    yr_value kept = yr_intern_c("_abc_impl");
    for (yr_type *const *t = bases(); *t; t++) {
        yr_type *meta = (*t)->base.type;
        if (meta == YR_TYPE_ID(type))
            continue;
        if (!kept || yr_dict_delete(yr_type_dict(*t), kept) < 0)
            yr_clear_pending();
        (*t)->base.type = YR_TYPE(type);
        yr_type_modified(*t);
        yr_drop(yr_from(meta));
    }
    yr_xdrop(kept);
}

/* 0, or -1 where the class cannot have what ABCMeta keeps in it. */
static int become_abstract(yr_type *t, yr_value meta, yr_value impl)
{
    if (t->base.type != YR_TYPE_ID(type))
        return 0;
    if (yr_dict_set_c(yr_type_dict(t), "_abc_impl", yr_invoke0(impl)) < 0)
        return -1;
    yr_retain(meta);
    t->base.type = yr_as_type(meta);
    yr_type_modified(t);
    return 0;
}

static yr_value attribute(yr_value o, const char *name)
{
    yr_value s = yr_intern_c(name), v = s ? yr_getattr(o, s) : 0;
    yr_xdrop(s);
    return v;
}

YR_TEXT_METHOD(yr_io_register)
{
    (void)n, (void)keywords;
    yr_value abc = yr_import_named("abc");
    yr_value meta = abc ? attribute(abc, "ABCMeta") : 0;
    yr_value impl = meta ? attribute(abc, "_Impl") : 0, result = 0;
    int failed = impl ? yr_extension_at_exit(become_plain) : -1;
    for (yr_type *const *t = bases(); *t && !failed; t++)
        failed = become_abstract(*t, meta, impl);
    yr_value f = failed ? 0 : attribute(meta, "register");
    if (f)
        result = yr_invoke(f, (yr_value[]){self, args[0]}, 2);
    yr_xdrop(f);
    yr_xdrop(impl);
    yr_xdrop(meta);
    yr_xdrop(abc);
    return result;
}
