/*
 * Updates a population: work items are (neurons, samples). Where items are wide (processors), each takes 32 neurons and stores their mask;
 * elsewhere each takes one neuron, and the few that fire set their bits in words that were cleared before. Wide items leave the counting of ticks to
 * count_ticks, which reads the masks of many ticks at once; narrow ones count at once.
 */

/*
 * states [states][samples][stride], parameters [parameters][stride], sums [sums][samples][stride] from the tick's slot on: read and cleared.
 * ones and graded [samples][words], values [samples][stride]: this tick's part of the group's spikes;
 * active, as the masks: who had input, bias or state. Counters [samples][stride]; further: spikes beyond the first of a tick, of which a negative value is none.
 * deferred: spikes are not recorded, since a pass that follows changes them.
 */
KERNEL soma(
    GLOBAL int* RESTRICT states, GLOBAL const int* RESTRICT parameters, GLOBAL int* RESTRICT sums, int sumsAt, int sumCount,
    GLOBAL U32* RESTRICT ones, GLOBAL U32* RESTRICT graded, int wordsAt, GLOBAL int* RESTRICT values, int valuesAt,
    GLOBAL int* RESTRICT activeTicks, GLOBAL U32* RESTRICT active, GLOBAL int* RESTRICT activations, GLOBAL I64* RESTRICT further,
    GLOBAL int* RESTRICT first, int count, int stride, int samples, int firstSample, int step, int deferred)
{
    int sample = GLOBAL_ID(1);
    int start = GLOBAL_ID(0) * NEURONS_PER_ITEM;
    if (sample >= samples || start >= count)
    {
        return;
    }

    int rowStride = samples * stride;
    int at = sample * stride + start;
    GLOBAL int* RESTRICT state = states + at;
    GLOBAL int* RESTRICT input = sums + sumsAt + at;
    GLOBAL const int* RESTRICT parameter = parameters + start;
    GLOBAL int* RESTRICT value = values + valuesAt + at;
#if NEURONS_PER_ITEM == 1
    int isActive;
    int spike = step_neuron(state, rowStride, input, rowStride, parameter, stride, step, firstSample + sample, &isActive);
    activeTicks[at] += isActive != 0;
    for (int sum = 0; sum < sumCount; sum++)
    {
        input[sum * rowStride] = 0;
    }

    if (spike != 0 && !deferred)
    {
        *value = spike;
        ATOMIC_OR((spike == 1 ? ones : graded) + wordsAt + sample * (stride / 32) + start / 32, 1u << (start % 32));
        activations[at] += 1;
        further[at] += MAX(spike, 1) - 1;
        first[at] = first[at] == 0 ? step + 1 : first[at];
    }
#else
    int fired[NEURONS_PER_ITEM], busy[NEURONS_PER_ITEM];
    for (int k = 0; k < NEURONS_PER_ITEM; k++)
    {
        fired[k] = step_neuron(
            state + k, rowStride, input + k, rowStride, parameter + k, stride, step, firstSample + sample, &busy[k]);
    }

    for (int sum = 0; sum < sumCount; sum++)
    {
        for (int k = 0; k < NEURONS_PER_ITEM; k++)
        {
            input[sum * rowStride + k] = 0;
        }
    }

    U32 all = 0, single = 0, activity = 0;
    for (int k = 0; k < NEURONS_PER_ITEM; k++)
    {
        activity |= (U32)(busy[k] != 0) << k;
        all |= (U32)(fired[k] != 0) << k;
        single |= (U32)(fired[k] == 1) << k;
    }

    /* Padding neurons compute on zeros and may fire. */
    U32 real = count - start >= 32 ? 0xffffffffu : (1u << (count - start)) - 1u;
    all &= real;
    single &= real;
    int word = wordsAt + sample * (stride / 32) + start / 32;
    active[word] = activity & real;
    if (deferred)
    {
        return;
    }

    ones[word] = single;
    graded[word] = all & ~single;
    for (U32 rest = all & ~single; rest != 0; rest &= rest - 1)
    {
        int k = LOWEST_BIT(rest);
        value[k] = fired[k];
        further[at + k] += MAX(fired[k], 1) - 1;
    }
#endif
}
