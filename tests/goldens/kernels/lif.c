DEVICE int step_neuron(
    GLOBAL int* RESTRICT states, int stateStride, GLOBAL const int* RESTRICT inputs, int inputStride,
    GLOBAL const int* RESTRICT parameters, int parameterStride, int step, int sample, int* active)
{
    int t0 = INPUT(0);
    int t1 = SHL(t0, 0);
    int t2 = PARAMETER(2);
    int t3 = STATE(1);
    int t4 = OR(t1, t2);
    int t5 = OR(t4, t3);
    int t6 = PARAMETER(4);
    int t7 = MULSHIFT(t3, t6, 12);
    int t8 = ADD(t7, t1);
    int t9 = ADD(t8, t2);
    int t10 = MAX(t9, (-8388607));
    int t11 = MIN(t10, 8388607);
    int t12 = PARAMETER(0);
    int t13 = GT(t11, t12);
    int t14 = AND(t13, 1);
    int t15 = PARAMETER(1);
    int t16 = CHOOSE(t13, t15, t11);
    STATE(1) = t16;
    *active = t5;
    return t14;
}
