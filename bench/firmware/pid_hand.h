struct pid_hand {
    double kp, ki, kd, limit, integral, before;
};

void pid_hand_init(struct pid_hand *p, double kp, double ki, double kd, double limit);
double pid_hand_tick(struct pid_hand *p, double error);
