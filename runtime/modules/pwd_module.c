/* pwd_module.c - the modules pwd and grp: the databases of users and groups. */
#include <grp.h>
#include <errno.h>
#include <pwd.h>
#include "../core/extension.h"
#include "../core/structseq.h"
#include "../types/text.h"

static yr_value passwd_type, group_type;

static yr_value text(const char *s)
{
    return s ? yr_str_from_utf8(s, strlen(s)) : YR_NONE;
}

/* A uid or gid argument: -1 is no such number. 0, or -1 and an error. */
static int id_argument(const char *what, yr_value v, int64_t *id)
{
    yr_value index = yr_index(v);
    if (!index) {
        yr_clear_pending();
        yr_type_error("%s should be integer, not %T", what, v);
        return -1;
    }
    *id = yr_is_int(index) ? yr_int_value(index) : -2;
    if (*id < -1 || *id > UINT32_MAX)
        *id = -2;
    yr_drop(index);
    return 0;
}

/* The name of a str argument; NULL and an error. */
static const char *name_argument(const char *f, yr_value v)
{
    size_t n;
    if (!YR_IS_STR(v)) {
        yr_type_error("%s() argument must be str, not %s", f, yr_argument_type(v));
        return NULL;
    }
    const char *name = yr_utf8(v, &n);
    if (name && strlen(name) != n) {
        yr_value_error("embedded null byte");
        return NULL;
    }
    return name;
}

/* ---- Users ---------------------------------------------------------------------------------- */

static yr_value user(const struct passwd *p)
{
    yr_value v[] = {text(p->pw_name),           text(p->pw_passwd), yr_int((int64_t)p->pw_uid),
                    yr_int((int64_t)p->pw_gid), text(p->pw_gecos),  text(p->pw_dir),
                    text(p->pw_shell)};
    return yr_structseq_steal(YR_AS(yr_type, passwd_type), v);
}

YR_METHOD(find_getpwuid)
{
    int64_t id;
    if (id_argument("uid", args[0], &id) < 0)
        return 0;
    if (id == -2)
        return yr_raise_format(YR_EXC(KeyError), "getpwuid(): uid not found");
    const struct passwd *p = getpwuid((uid_t)id);
    return p ? user(p)
             : yr_raise_format(YR_EXC(KeyError), "getpwuid(): uid not found: %S", args[0]);
}

YR_METHOD(find_getpwnam)
{
    const char *name = name_argument("getpwnam", args[0]);
    const struct passwd *p = name ? getpwnam(name) : NULL;
    if (!name)
        return 0;
    return p ? user(p)
             : yr_raise_format(YR_EXC(KeyError), "getpwnam(): name not found: %R", args[0]);
}

YR_METHOD(all_users)
{
    yr_value list = yr_list_new();
    setpwent();
    for (const struct passwd *p; list && (p = getpwent());) {
        yr_value item = user(p);
        if (!item || yr_list_append(list, item) < 0)
            yr_set(&list, 0);
        yr_xdrop(item);
    }
    endpwent();
    return list;
}

static const yr_method_def pwd_functions[] = {
    {"getpwuid", find_getpwuid, 1, 1, 0, "Return the password database entry for the given uid."},
    {"getpwnam", find_getpwnam, 1, 1, 0, "Return the password database entry for the given name."},
    {"getpwall", all_users, 0, 0, 0, "Return a list of all password database entries."},
    YR_METHOD_END,
};

static int fill_pwd(yr_module *m)
{
    static const char *const fields[] = {"pw_name",  "pw_passwd", "pw_uid",   "pw_gid",
                                         "pw_gecos", "pw_dir",    "pw_shell", NULL};
    if (!passwd_type && yr_extension_keep(&passwd_type, yr_from(yr_structseq_type(
                                                            "pwd", "struct_passwd", fields))) < 0)
        return -1;
    if (yr_module_add(m, "struct_passwd", yr_retain(passwd_type)) < 0)
        return -1;
    return yr_module_add_functions(m, pwd_functions);
}

const yr_native_module yr_module_pwd = {"pwd", fill_pwd};

/* ---- Groups --------------------------------------------------------------------------------- */

static yr_value group(const struct group *g)
{
    yr_value members = yr_list_new();
    for (char **member = g->gr_mem; members && *member; member++) {
        yr_value name = text(*member);
        if (!name || yr_list_append(members, name) < 0)
            yr_set(&members, 0);
        yr_xdrop(name);
    }
    yr_value v[] = {text(g->gr_name), text(g->gr_passwd), yr_int((int64_t)g->gr_gid), members};
    return yr_structseq_steal(YR_AS(yr_type, group_type), v);
}

YR_METHOD(find_getgrgid)
{
    static const char *const names[] = {"id"};
    yr_value v;
    int64_t id;
    if (yr_parse_arguments("getgrgid", names, 0, 1, 1, 1, args, n, keywords, &v) < 0 ||
        id_argument("gid", v, &id) < 0)
        return 0;
    const struct group *g = id == -2 ? NULL : getgrgid((gid_t)id);
    return g ? group(g) : yr_raise_format(YR_EXC(KeyError), "getgrgid(): gid not found: %S", v);
}

YR_METHOD(find_getgrnam)
{
    static const char *const names[] = {"name"};
    yr_value v;
    if (yr_parse_arguments("getgrnam", names, 0, 1, 1, 1, args, n, keywords, &v) < 0)
        return 0;
    const char *name = name_argument("getgrnam", v);
    const struct group *g = name ? getgrnam(name) : NULL;
    if (!name)
        return 0;
    return g ? group(g) : yr_raise_format(YR_EXC(KeyError), "getgrnam(): name not found: %R", v);
}

YR_METHOD(all_groups)
{
    yr_value list = yr_list_new();
    setgrent();
    for (const struct group *g; list && (g = getgrent());) {
        yr_value item = group(g);
        if (!item || yr_list_append(list, item) < 0)
            yr_set(&list, 0);
        yr_xdrop(item);
    }
    endgrent();
    return list;
}

static const yr_method_def grp_functions[] = {
    {"getgrgid", find_getgrgid, 0, -1, YR_METHOD_KEYWORDS,
     "Return the group database entry for the given numeric group ID."},
    {"getgrnam", find_getgrnam, 0, -1, YR_METHOD_KEYWORDS,
     "Return the group database entry for the given group name."},
    {"getgrall", all_groups, 0, 0, 0, "Return a list of all available group entries."},
    YR_METHOD_END,
};

static int fill_grp(yr_module *m)
{
    static const char *const fields[] = {"gr_name", "gr_passwd", "gr_gid", "gr_mem", NULL};
    if (!group_type &&
        yr_extension_keep(&group_type, yr_from(yr_structseq_type("grp", "struct_group", fields))) <
            0)
        return -1;
    if (yr_module_add(m, "struct_group", yr_retain(group_type)) < 0)
        return -1;
    return yr_module_add_functions(m, grp_functions);
}

const yr_native_module yr_module_grp = {"grp", fill_grp};
