/* What work items do that are threads beside others. */

/*
 * Dense rows: one column each, so that neighbours read neighbours. codes [sources][rowStride]; sums from the slot
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

/*
 * Lists of synapses, target in the upper 16 bits and code in the lower 16: a group of work items takes a word of sources and shares the rows of those that
 * spike. starts [sources][2]: where a row begins and ends. Groups are (words, samples).
 */
KERNEL sparse(
    GLOBAL const int* RESTRICT starts, int segments, GLOBAL const U32* RESTRICT entries, GLOBAL const U32* RESTRICT ones,
    GLOBAL const U32* RESTRICT graded, int onesAt, int gradedAt, GLOBAL const int* RESTRICT values, int valuesAt, int sourceStride,
    int firstSource, int sources, GLOBAL int* RESTRICT sums, int sumsAt, int targetStride, int firstNeuron, int samples)
{
    int word = firstSource / 32 + GROUP_ID(0), sample = GLOBAL_ID(1), words = sourceStride / 32;
    if (sample >= samples || word * 32 >= firstSource + sources)
    {
        return;
    }

    U32 single = ones[onesAt + sample * words + word];
    U32 mask = within(single | graded[gradedAt + sample * words + word], word, firstSource, sources);
    GLOBAL int* target = sums + sumsAt + sample * targetStride + firstNeuron;
    for (; mask != 0; mask &= mask - 1)
    {
        int bit = LOWEST_BIT(mask), source = word * 32 + bit;
        int value = single >> bit & 1u ? 1 : values[valuesAt + sample * sourceStride + source];
        GLOBAL const int* row = starts + (I64)(source - firstSource) * 2;
        for (int entry = row[0] + LOCAL_ID(0); entry < row[1]; entry += LOCAL_SIZE(0))
        {
            U32 synapse = entries[entry];
            ATOMIC_ADD(target + (synapse >> 16), MUL((int)(I16)(synapse & 0xffffu), value));
        }
    }
}
