/* stress.c - what programs built with YR_STRESS_EXIT ask: should a right guess be taken for wrong?
 */
#include "runtime.h"

/* One time in four, by the upper bits of a linear congruential generator (Knuth's MMIX). */
bool yr_stress_exit(void)
{
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return state >> 62 == 0;
}
