/*
 * What work items do that fill the vector registers of a processor, with the vectors of OpenCL. Sums are from the slot and sum of the delivery,
 * [samples][targetStride].
 */

#define STORE_SHIFTED(sum, place) \
    vstore16(as_int16(as_uint16(vload16(0, place)) + (exponent >= 0 ? sum << exponent : as_uint16(as_int16(sum) >> -exponent))), 0, place)

/*
 * 8-bit codes by pairs: word w = 256 h + l holds the code h of column c + 32 and the code l of column c plus 128. Of n rows, the words and the words
 * shifted right by 8 are summed, both wrapping at 16 bits; then the sum of l is the sum of w less 256 times that of h, as long as it lies below 2^16. So no
 * code is widened. Rows have rowStride words; each item sums 128 columns.
 */
#define EMPTY_PAIR(k)                                                                                                                  \
    low##k += convert_uint16(all##k - (high##k << (ushort)8)) - (uint)(128 * rows),                                                    \
    top##k += as_uint16(convert_int16(as_short16(high##k))), all##k = 0, high##k = 0
#define ADD_PAIR(k)                                                                                                                    \
    words = vload16(k, row);                                                                                                           \
    all##k += as_ushort16(words);                                                                                                      \
    high##k += as_ushort16(words >> (short)8)
#define MULTIPLY_PAIR(k)                                                                                                               \
    words = vload16(k, row);                                                                                                           \
    low##k += as_uint16(convert_int16(words & (short)255) - 128) * (uint)value;                                                        \
    top##k += as_uint16(convert_int16(words >> (short)8)) * (uint)value
#define STORE_PAIR(k, block)                                                                                                           \
    STORE_SHIFTED(low##k, target + block + k % 2 * 16);                                                                                \
    STORE_SHIFTED(top##k, target + block + k % 2 * 16 + 32)

KERNEL dense_narrow(
    GLOBAL const I16* RESTRICT codes, int rowStride, int rowsPerSum, GLOBAL const U32* RESTRICT ones, GLOBAL const U32* RESTRICT graded,
    int onesAt, int gradedAt, GLOBAL const int* RESTRICT values, int valuesAt, int sourceStride, int firstSource, int sources,
    GLOBAL int* RESTRICT sums, int sumsAt, int targetStride, int firstNeuron, int neurons, int exponent, int samples)
{
    int column = GLOBAL_ID(0) * 128, sample = GLOBAL_ID(1);
    if (sample >= samples || column >= neurons)
    {
        return;
    }

    uint16 low0 = 0, low1 = 0, low2 = 0, low3 = 0, top0 = 0, top1 = 0, top2 = 0, top3 = 0;
    ushort16 all0 = 0, all1 = 0, all2 = 0, all3 = 0, high0 = 0, high1 = 0, high2 = 0, high3 = 0;
    int rows = 0, lastWord = (firstSource + sources - 1) / 32;
    ones += onesAt + sample * (sourceStride / 32);
    graded += gradedAt + sample * (sourceStride / 32);
    for (int word = firstSource / 32; word <= lastWord; word++)
    {
        GLOBAL const I16* first = codes + (I64)(word * 32 - firstSource) * rowStride + column / 2;
        U32 mask = within(ones[word], word, firstSource, sources);
        for (; mask != 0; mask &= mask - 1)
        {
            GLOBAL const I16* row = first + (I64)LOWEST_BIT(mask) * rowStride;
            short16 words;
            ADD_PAIR(0);
            ADD_PAIR(1);
            ADD_PAIR(2);
            ADD_PAIR(3);
            rows++;
        }

        /* The next word may hold 32 more. */
        if (rows > rowsPerSum - 32)
        {
            EMPTY_PAIR(0), EMPTY_PAIR(1), EMPTY_PAIR(2), EMPTY_PAIR(3);
            rows = 0;
        }

        mask = within(graded[word], word, firstSource, sources);
        for (; mask != 0; mask &= mask - 1)
        {
            int source = word * 32 + LOWEST_BIT(mask), value = values[valuesAt + sample * sourceStride + source];
            GLOBAL const I16* row = codes + (I64)(source - firstSource) * rowStride + column / 2;
            short16 words;
            MULTIPLY_PAIR(0);
            MULTIPLY_PAIR(1);
            MULTIPLY_PAIR(2);
            MULTIPLY_PAIR(3);
        }
    }

    EMPTY_PAIR(0), EMPTY_PAIR(1), EMPTY_PAIR(2), EMPTY_PAIR(3);
    GLOBAL int* target = sums + sumsAt + sample * targetStride + firstNeuron + column;
    STORE_PAIR(0, 0);
    STORE_PAIR(1, 0);
    if (column + 64 < neurons)
    {
        STORE_PAIR(2, 64);
        STORE_PAIR(3, 64);
    }
}

/*
 * 16-bit codes [sources][rowStride]: each item sums 64 columns, in 16 bits as long as certainly fits.
 */
#define EMPTY(k) sum##k += as_uint16(convert_int16(part##k)), part##k = 0
#define ADD_SHIFTED(k) STORE_SHIFTED(sum##k, target + 16 * k)
KERNEL dense_wide(
    GLOBAL const I16* RESTRICT codes, int rowStride, int rowsPerSum, GLOBAL const U32* RESTRICT ones,
    GLOBAL const U32* RESTRICT graded, int onesAt, int gradedAt, GLOBAL const int* RESTRICT values, int valuesAt,
    int sourceStride, int firstSource, int sources, GLOBAL int* RESTRICT sums, int sumsAt, int targetStride, int firstNeuron,
    int neurons, int exponent, int samples)
{
    int column = GLOBAL_ID(0) * 64, sample = GLOBAL_ID(1);
    if (sample >= samples || column >= neurons)
    {
        return;
    }

    uint16 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
    short16 part0 = 0, part1 = 0, part2 = 0, part3 = 0;
    int rows = 0, words = sourceStride / 32;
    for (int word = firstSource / 32; word * 32 < firstSource + sources; word++)
    {
        U32 mask = within(ones[onesAt + sample * words + word], word, firstSource, sources);
        for (; mask != 0; mask &= mask - 1)
        {
            GLOBAL const I16* row = codes + (I64)(word * 32 + LOWEST_BIT(mask) - firstSource) * rowStride + column;
            part0 += vload16(0, row);
            part1 += vload16(1, row);
            part2 += vload16(2, row);
            part3 += vload16(3, row);
            if (++rows == rowsPerSum)
            {
                EMPTY(0), EMPTY(1), EMPTY(2), EMPTY(3);
                rows = 0;
            }
        }

        mask = within(graded[gradedAt + sample * words + word], word, firstSource, sources);
        for (; mask != 0; mask &= mask - 1)
        {
            int source = word * 32 + LOWEST_BIT(mask);
            GLOBAL const I16* row = codes + (I64)(source - firstSource) * rowStride + column;
            int value = values[valuesAt + sample * sourceStride + source];
            sum0 += as_uint16(convert_int16(vload16(0, row))) * (uint)value;
            sum1 += as_uint16(convert_int16(vload16(1, row))) * (uint)value;
            sum2 += as_uint16(convert_int16(vload16(2, row))) * (uint)value;
            sum3 += as_uint16(convert_int16(vload16(3, row))) * (uint)value;
        }
    }

    EMPTY(0), EMPTY(1), EMPTY(2), EMPTY(3);
    GLOBAL int* target = sums + sumsAt + sample * targetStride + firstNeuron + column;
    ADD_SHIFTED(0);
    ADD_SHIFTED(1);
    if (column + 32 < neurons)
    {
        ADD_SHIFTED(2);
        ADD_SHIFTED(3);
    }
}

/*
 * Lists of synapses, target in the upper 16 bits and code in the lower 16, by ascending target: a work item owns a segment of the targets and takes its part
 * of the rows of all sources that spike, so that nobody else adds to the same sum. starts [sources][segments + 1]. Work items are (segments, samples).
 */
KERNEL sparse(
    GLOBAL const int* RESTRICT starts, int segments, GLOBAL const U32* RESTRICT entries, GLOBAL const U32* RESTRICT ones,
    GLOBAL const U32* RESTRICT graded, int onesAt, int gradedAt, GLOBAL const int* RESTRICT values, int valuesAt, int sourceStride,
    int firstSource, int sources, GLOBAL int* RESTRICT sums, int sumsAt, int targetStride, int firstNeuron, int samples)
{
    int segment = GLOBAL_ID(0), sample = GLOBAL_ID(1), lastWord = (firstSource + sources - 1) / 32;
    if (sample >= samples || segment >= segments)
    {
        return;
    }

    ones += onesAt + sample * (sourceStride / 32);
    graded += gradedAt + sample * (sourceStride / 32);
    GLOBAL int* target = sums + sumsAt + sample * targetStride + firstNeuron;
    for (int word = firstSource / 32; word <= lastWord; word++)
    {
        U32 single = ones[word];
        for (U32 mask = within(single | graded[word], word, firstSource, sources); mask != 0; mask &= mask - 1)
        {
            int bit = LOWEST_BIT(mask), source = word * 32 + bit;
            int value = single >> bit & 1u ? 1 : values[valuesAt + sample * sourceStride + source];
            GLOBAL const int* row = starts + (I64)(source - firstSource) * (segments + 1) + segment;
            for (int entry = row[0]; entry < row[1]; entry++)
            {
                U32 synapse = entries[entry];
                target[synapse >> 16] = ADD(target[synapse >> 16], MUL((int)(I16)(synapse & 0xffffu), value));
            }
        }
    }
}

/* Counts a stretch of ticks whose masks lie one behind the other, rowWords apart. Work items are (words, samples). */
KERNEL count_ticks(
    GLOBAL const U32* RESTRICT ones, GLOBAL const U32* RESTRICT graded, GLOBAL const U32* RESTRICT active, int wordsAt, int rowWords, int ticks,
    int firstStep, GLOBAL int* RESTRICT activeTicks, GLOBAL int* RESTRICT activations, GLOBAL int* RESTRICT first, int stride, int samples)
{
    int word = GLOBAL_ID(0), sample = GLOBAL_ID(1);
    if (sample >= samples || word >= stride / 32)
    {
        return;
    }

    int fired[32], busy[32], seen[32];
    int at = sample * stride + word * 32;
    for (int k = 0; k < 32; k++)
    {
        fired[k] = activations[at + k];
        busy[k] = activeTicks[at + k];
        seen[k] = first[at + k];
    }

    for (int tick = 0; tick < ticks; tick++)
    {
        int row = wordsAt + tick * rowWords + sample * (stride / 32) + word;
        U32 spikes = ones[row] | graded[row], activity = active[row];
        for (int k = 0; k < 32; k++)
        {
            int bit = (int)(spikes >> k & 1u);
            fired[k] += bit;
            busy[k] += (int)(activity >> k & 1u);
            seen[k] = seen[k] == 0 && bit ? firstStep + tick + 1 : seen[k];
        }
    }

    for (int k = 0; k < 32; k++)
    {
        activations[at + k] = fired[k];
        activeTicks[at + k] = busy[k];
        first[at + k] = seen[k];
    }
}
