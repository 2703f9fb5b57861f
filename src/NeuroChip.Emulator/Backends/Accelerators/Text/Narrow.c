/*
 * Dense rows where a work item is a thread beside others: one column each, so that neighbours read neighbours. codes [sources][rowStride]; sums from the slot
 * and sum of the delivery, [samples][targetStride]. Work items are (columns, samples).
 */
#define DENSE(name, CODE)                                                                                                              \
    KERNEL name(                                                                                                                       \
        GLOBAL const CODE* RESTRICT codes, int rowStride, int rowsPerSum, GLOBAL const U32* RESTRICT ones,                             \
        GLOBAL const U32* RESTRICT graded, int onesAt, int gradedAt, GLOBAL const int* RESTRICT values, int valuesAt,                  \
        int sourceStride, int firstSource, int sources, GLOBAL int* RESTRICT sums, int sumsAt, int targetStride, int firstNeuron,      \
        int neurons, int exponent, int samples)                                                                                        \
    {                                                                                                                                  \
        int column = GLOBAL_ID(0), sample = GLOBAL_ID(1);                                                                              \
        if (sample >= samples || column >= neurons)                                                                                    \
        {                                                                                                                              \
            return;                                                                                                                    \
        }                                                                                                                              \
                                                                                                                                       \
        int sum = 0, words = sourceStride / 32;                                                                                        \
        for (int word = firstSource / 32; word * 32 < firstSource + sources; word++)                                                   \
        {                                                                                                                              \
            U32 mask = within(ones[onesAt + sample * words + word], word, firstSource, sources);                                       \
            for (; mask != 0; mask &= mask - 1)                                                                                        \
            {                                                                                                                          \
                sum += codes[(I64)(word * 32 + LOWEST_BIT(mask) - firstSource) * rowStride + column];                                  \
            }                                                                                                                          \
                                                                                                                                       \
            mask = within(graded[gradedAt + sample * words + word], word, firstSource, sources);                                       \
            for (; mask != 0; mask &= mask - 1)                                                                                        \
            {                                                                                                                          \
                int source = word * 32 + LOWEST_BIT(mask);                                                                             \
                int code = codes[(I64)(source - firstSource) * rowStride + column];                                                    \
                sum = ADD(sum, MUL(code, values[valuesAt + sample * sourceStride + source]));                                          \
            }                                                                                                                          \
        }                                                                                                                              \
                                                                                                                                       \
        int at = sumsAt + sample * targetStride + firstNeuron + column;                                                                \
        sums[at] = ADD(sums[at], shifted(sum, exponent));                                                                              \
    }

DENSE(dense_narrow, I8)
DENSE(dense_wide, I16)
