#include "pid_hand.h"

void pid_hand_init(struct pid_hand *p, double kp, double ki, double kd, double limit)
{
    p->kp = kp;
    p->ki = ki;
    p->kd = kd;
    p->limit = limit;
    p->integral = p->before = 0;
}

static double clamp(double x, double limit)
{
    if (x > limit)
        x = limit;
    return x < -limit ? -limit : x;
}

double pid_hand_tick(struct pid_hand *p, double error)
{
    p->integral = clamp(p->integral + p->ki * error, p->limit);
    double output = clamp(p->kp * error + p->integral + p->kd * (error - p->before), p->limit);
    p->before = error;
    return output;
}
