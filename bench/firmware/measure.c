/*
 * Runs a generator and the machine that was written by hand over the same input, and compares what they
 * give and the time that they take: the least of many rounds, in turn. One of the names is defined.
 */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 40, REPEATS = 20 };

static unsigned char input[1 << 16];
static size_t size;

#if defined COUNTDOWN
#include "countdown.h"
#include "countdown_hand.h"
typedef struct countdown generated;
typedef struct countdown_hand hand;
static unsigned long run_generated(void)
{
    unsigned long sum = 0;
    generated g;
    int64_t n;
    for (size_t i = 0; i < size; i++)
        for (countdown_init(&g, input[i]); countdown_next(&g, &n) == COUNTDOWN_YIELDED;)
            sum += (unsigned long)n;
    return sum;
}
static unsigned long run_hand(void)
{
    unsigned long sum = 0;
    hand h;
    int64_t n;
    for (size_t i = 0; i < size; i++)
        for (countdown_hand_init(&h, input[i]); countdown_hand_next(&h, &n);)
            sum += (unsigned long)n;
    return sum;
}
#elif defined DEBOUNCE
#include "debounce.h"
#include "debounce_hand.h"
typedef struct debouncer generated;
typedef struct debounce_hand hand;
static unsigned long run_generated(void)
{
    unsigned long sum = 0;
    generated g;
    bool is;
    debouncer_init(&g, 3);
    debouncer_next(&g, &is);
    for (size_t i = 0; i < size; i++) {
        debouncer_send(&g, input[i] % 3 > 0, &is);
        sum = sum * 3 + is;
    }
    return sum;
}
static unsigned long run_hand(void)
{
    unsigned long sum = 0;
    hand h;
    debounce_hand_init(&h, 3);
    for (size_t i = 0; i < size; i++)
        sum = sum * 3 + debounce_hand_tick(&h, input[i] % 3 > 0);
    return sum;
}
#elif defined PID
#include "pid.h"
#include "pid_hand.h"
typedef struct pid generated;
typedef struct pid_hand hand;
static unsigned long run_generated(void)
{
    double place = 0, output;
    generated g;
    pid_init(&g, 0.8, 0.05, 0.2, 100);
    pid_next(&g, &output);
    for (size_t i = 0; i < size; i++) {
        pid_send(&g, input[i] - place, &output);
        place += output * 0.125;
    }
    return (unsigned long)(place * 1e6);
}
static unsigned long run_hand(void)
{
    double place = 0;
    hand h;
    pid_hand_init(&h, 0.8, 0.05, 0.2, 100);
    for (size_t i = 0; i < size; i++)
        place += pid_hand_tick(&h, input[i] - place) * 0.125;
    return (unsigned long)(place * 1e6);
}
#elif defined MODBUS
#include "modbus.h"
#include "modbus_hand.h"
typedef struct modbus_receiver generated;
typedef struct modbus_hand hand;
static unsigned long run_generated(void)
{
    unsigned long sum = 0;
    generated g;
    struct modbus_bytes out;
    modbus_receiver_init(&g, 17);
    modbus_receiver_next(&g, &out);
    for (size_t i = 0; i < size; i++) {
        modbus_receiver_send(&g, input[i], &out);
        if (i % 64 == 63 && modbus_receiver_next(&g, &out) == MODBUS_YIELDED && out.data)
            sum = sum * 5 + (unsigned long)out.size;
    }
    return sum;
}
static unsigned long run_hand(void)
{
    unsigned long sum = 0;
    hand h;
    modbus_hand_init(&h, 17);
    for (size_t i = 0; i < size; i++) {
        modbus_hand_push(&h, input[i]);
        int n = i % 64 == 63 ? modbus_hand_silence(&h) : 0;
        if (n)
            sum = sum * 5 + (unsigned long)n;
    }
    return sum;
}
#else
#if defined SLIP
#include "slip.h"
#include "slip_hand.h"
typedef struct slip_decoder generated;
typedef struct slip_bytes bytes;
#define NONE 0
#define G(name) slip_decoder_##name
#define H(name) slip_hand_##name
typedef struct slip_hand hand;
#elif defined COBS
#include "cobs.h"
#include "cobs_hand.h"
typedef struct cobs_decoder generated;
typedef struct cobs_bytes bytes;
#define NONE 0
#define G(name) cobs_decoder_##name
#define H(name) cobs_hand_##name
typedef struct cobs_hand hand;
#else
#include "nmea.h"
#include "nmea_hand.h"
typedef struct nmea_parser generated;
typedef struct nmea_bytes bytes;
#define NONE (-1)
#define G(name) nmea_parser_##name
#define H(name) nmea_hand_##name
typedef struct nmea_hand hand;
#endif
static unsigned long run_generated(void)
{
    unsigned long sum = 0;
    generated g;
    bytes out;
    G(init)(&g);
    G(next)(&g, &out);
    for (size_t i = 0; i < size; i++) {
        G(send)(&g, input[i], &out);
        if (out.data)
            sum = sum * 5 + (unsigned long)out.size + 1;
    }
    return sum;
}
static unsigned long run_hand(void)
{
    unsigned long sum = 0;
    hand h;
    H(init)(&h);
    for (size_t i = 0; i < size; i++) {
        int n = H(push)(&h, input[i]);
        if (n != NONE)
            sum = sum * 5 + (unsigned long)n + 1;
    }
    return sum;
}
#endif

static double seconds(unsigned long run(void), unsigned long *sum)
{
    struct timespec a, b;

    clock_gettime(CLOCK_MONOTONIC, &a);
    for (int i = 0; i < REPEATS; i++)
        *sum = run();
    clock_gettime(CLOCK_MONOTONIC, &b);
    return (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) * 1e-9;
}

int main(void)
{
    double best[2] = {1e9, 1e9};
    unsigned long sums[2];

    size = fread(input, 1, sizeof input, stdin);
    for (int i = 0; i < ROUNDS; i++) {
        double t = seconds(run_generated, &sums[0]);
        best[0] = t < best[0] ? t : best[0];
        t = seconds(run_hand, &sums[1]);
        best[1] = t < best[1] ? t : best[1];
    }
    if (sums[0] != sums[1]) {
        puts("DIFFERENT");
        return 1;
    }
    printf("%.3f %.3f %.2f %zu %zu\n", best[0] * 1e9 / REPEATS / (double)size,
           best[1] * 1e9 / REPEATS / (double)size, best[0] / best[1], sizeof(generated),
           sizeof(hand));
    return 0;
}
