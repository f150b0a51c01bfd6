/* give_up.h - what a container no longer owns, in memory that it keeps.
 *
 * The allocator of AddressSanitizer sees memory that is given back, not places that a container
 * only stops counting: the room behind a list that became shorter, the places inside a set that
 * outgrew them. In that build, or with YR_GIVE_UP, they are overwritten with a word that is no
 * value: whoever still takes it for one faults at once, as an address it is not canonical. */
#ifndef YR_GIVE_UP_H
#define YR_GIVE_UP_H

#include <string.h>

#if defined(__SANITIZE_ADDRESS__) && !defined(YR_GIVE_UP)
#define YR_GIVE_UP 1
#elif defined(__has_feature) && !defined(YR_GIVE_UP)
#if __has_feature(address_sanitizer)
#define YR_GIVE_UP 1
#endif
#endif
#ifndef YR_GIVE_UP
#define YR_GIVE_UP 0
#endif

static inline void yr_give_up(void *p, size_t size)
{
    if (YR_GIVE_UP && size)
        memset(p, 0xd4, size);
}

#endif
