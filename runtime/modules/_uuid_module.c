/* _uuid_module.c - the module _uuid, on libuuid. */
#include <uuid/uuid.h>
#include "native.h"

YR_METHOD(uuid_generate_time_safe_)
{
    uuid_t id;
    int safe = uuid_generate_time_safe(id);
    yr_value items[2] = {yr_bytes_from(id, sizeof id), yr_int(safe)};
    return items[0] ? yr_tuple(items, 2) : 0;
}

static const yr_method_def functions[] = {
    {"generate_time_safe", uuid_generate_time_safe_, 0, 0, 0, NULL}, YR_METHOD_END};

static int fill(yr_module *m)
{
    return yr_module_add(m, "has_uuid_generate_time_safe", yr_int(1)) < 0 ||
                   yr_module_add_functions(m, functions) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module__uuid = {"_uuid", fill};
