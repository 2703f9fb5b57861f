/*
 * What moves spikes between populations. Spikes of a group (an input or a population) in one tick: two masks [samples][words], one for
 * spikes of value 1 and one for the others, whose values are in values [samples][stride].
 */

/* Bits of a mask's word that belong to the sources first … first + count − 1 of the group. */
DEVICE U32 within(U32 mask, int word, int first, int count)
{
    int low = first - word * 32, end = first + count - word * 32;
    if (low > 0)
    {
        mask &= 0xffffffffu << low;
    }

    if (end < 32)
    {
        mask &= (1u << end) - 1u;
    }

    return mask;
}

DEVICE int shifted(int sum, int exponent)
{
    return exponent >= 0 ? SHL(sum, exponent) : SAR(sum, -exponent);
}

/* Values of spikes of an input in one tick: the masks were uploaded with all ticks. */
KERNEL graded_inputs(
    GLOBAL const int* RESTRICT places, GLOBAL const int* RESTRICT carried, int firstEvent, int events, GLOBAL int* RESTRICT values, int valuesAt)
{
    int event = GLOBAL_ID(0);
    if (event < events)
    {
        values[valuesAt + places[firstEvent + event]] = carried[firstEvent + event];
    }
}

/* The exponent holds for the sum of one tick's spikes, which were scattered apart: [samples][targetStride], cleared here. */
KERNEL add_shifted(
    GLOBAL int* RESTRICT scattered, GLOBAL int* RESTRICT sums, int sumsAt, int targetStride, int firstNeuron, int neurons, int exponent, int samples)
{
    int neuron = GLOBAL_ID(0), sample = GLOBAL_ID(1);
    if (sample < samples && neuron < neurons)
    {
        int at = sample * targetStride + firstNeuron + neuron;
        sums[sumsAt + at] = ADD(sums[sumsAt + at], shifted(scattered[at], exponent));
        scattered[at] = 0;
    }
}

/* Value of the spike of one source, or 0. */
DEVICE int spike_of(
    GLOBAL const U32* ones, GLOBAL const U32* graded, int onesAt, int gradedAt, GLOBAL const int* values, int valuesAt, int sourceStride,
    int sample, int source)
{
    int word = sample * (sourceStride / 32) + source / 32;
    U32 bit = 1u << (source % 32);
    return ones[onesAt + word] & bit ? 1 : graded[gradedAt + word] & bit ? values[valuesAt + sample * sourceStride + source] : 0;
}

/*
 * Additions that saturate one by one, by ascending source: each target reads its column. columnStart [neurons + 1], sources and codes [synapses].
 */
KERNEL saturating(
    GLOBAL const int* RESTRICT columnStart, GLOBAL const int* RESTRICT sources, GLOBAL const int* RESTRICT codes,
    GLOBAL const U32* RESTRICT ones, GLOBAL const U32* RESTRICT graded, int onesAt, int gradedAt, GLOBAL const int* RESTRICT values,
    int valuesAt, int sourceStride, GLOBAL int* RESTRICT sums, int sumsAt, int targetStride, int firstNeuron, int neurons, int least,
    int greatest, int samples)
{
    int neuron = GLOBAL_ID(0), sample = GLOBAL_ID(1);
    if (sample >= samples || neuron >= neurons)
    {
        return;
    }

    int at = sumsAt + sample * targetStride + firstNeuron + neuron;
    I64 sum = sums[at];
    for (int synapse = columnStart[neuron]; synapse < columnStart[neuron + 1]; synapse++)
    {
        int value = spike_of(ones, graded, onesAt, gradedAt, values, valuesAt, sourceStride, sample, sources[synapse]);
        sum = value == 0 ? sum : MIN(MAX(sum + (I64)codes[synapse] * value, (I64)least), (I64)greatest);
    }

    sums[at] = (int)sum;
}

/*
 * Spikes that act one by one on neurons that fire at once (family event8): by ascending source, as often as the spike's value says, all synapses
 * of a pair each time.
 */
KERNEL events(
    GLOBAL const int* RESTRICT columnStart, GLOBAL const int* RESTRICT sources, GLOBAL const int* RESTRICT codes,
    GLOBAL const U32* RESTRICT ones, GLOBAL const U32* RESTRICT graded, int onesAt, int gradedAt, GLOBAL const int* RESTRICT values,
    int valuesAt, int sourceStride, GLOBAL int* RESTRICT states, GLOBAL const int* RESTRICT parameters, int targetStride, int firstNeuron,
    int neurons, int mostSpikes, int greatest, int samples)
{
    int column = GLOBAL_ID(0), sample = GLOBAL_ID(1);
    if (sample >= samples || column >= neurons)
    {
        return;
    }

    int neuron = firstNeuron + column, at = sample * targetStride + neuron;
    int potential = states[EVENT_MEMBRANE * samples * targetStride + at], fired = states[EVENT_SPIKES * samples * targetStride + at];
    int threshold = parameters[EVENT_THRESHOLD * targetStride + neuron];
    int end = columnStart[column + 1], next;
    for (int synapse = columnStart[column]; synapse < end; synapse = next)
    {
        int count = spike_of(ones, graded, onesAt, gradedAt, values, valuesAt, sourceStride, sample, sources[synapse]);
        for (next = synapse + 1; next < end && sources[next] == sources[synapse]; next++)
        {
        }

        for (count = MIN(count, mostSpikes); count > 0; count--)
        {
            for (int each = synapse; each < next; each++)
            {
                potential = MIN(MAX(potential + codes[each], 0), greatest);
                fired += potential >= threshold;
                potential = potential >= threshold ? 0 : potential;
            }
        }
    }

    states[EVENT_MEMBRANE * samples * targetStride + at] = potential;
    states[EVENT_SPIKES * samples * targetStride + at] = fired;
}

/*
 * Neurons that pass their spikes on within the tick, in their order, as the processor's driver does it; then the spikes are recorded. One work item
 * a sample. received [samples][stride]; the spikes are in values.
 */
KERNEL pass_on(
    GLOBAL int* RESTRICT states, int membraneAt, int spikesAt, GLOBAL const int* RESTRICT parameters, int targetSlot, int thresholdSlot,
    int mostSlot, GLOBAL int* RESTRICT received, int largest, int count, int stride, int samples)
{
    int sample = GLOBAL_ID(0);
    if (sample >= samples)
    {
        return;
    }

    GLOBAL int* membrane = states + membraneAt + sample * stride;
    GLOBAL int* counts = states + spikesAt + sample * stride;
    GLOBAL int* got = received + sample * stride;
    for (int neuron = 0; neuron < count; neuron++)
    {
        got[neuron] = 0;
    }

    for (int neuron = 0; neuron < count; neuron++)
    {
        int own = counts[neuron];
        int tooMany = own - MIN(MAX(parameters[mostSlot * stride + neuron] - got[neuron], 0), own);
        membrane[neuron] = ADD(membrane[neuron], MUL(tooMany, parameters[thresholdSlot * stride + neuron]));
        counts[neuron] = own + got[neuron] - tooMany;
        int target = parameters[targetSlot * stride + neuron];
        if (target > neuron)
        {
            got[target] = MIN(largest, got[target] + counts[neuron]);
        }
        else if (target >= 0)
        {
            counts[target] = MIN(largest, counts[target] + counts[neuron]);
        }
    }
}

/* Masks and counters of spikes that a pass after the update has changed. Work items are (words, samples). */
KERNEL record_spikes(
    GLOBAL const int* RESTRICT states, int spikesAt, GLOBAL U32* RESTRICT ones, GLOBAL U32* RESTRICT graded, int wordsAt,
    GLOBAL int* RESTRICT values, int valuesAt, GLOBAL int* RESTRICT activations, GLOBAL I64* RESTRICT further, GLOBAL int* RESTRICT first,
    int count, int stride, int samples, int step)
{
    int word = GLOBAL_ID(0), sample = GLOBAL_ID(1);
    if (sample >= samples || word * 32 >= count)
    {
        return;
    }

    U32 single = 0, other = 0;
    for (int neuron = word * 32; neuron < MIN(count, word * 32 + 32); neuron++)
    {
        int at = sample * stride + neuron, spike = states[spikesAt + at];
        if (spike != 0)
        {
            single |= (U32)(spike == 1) << (neuron % 32);
            other |= (U32)(spike != 1) << (neuron % 32);
            values[valuesAt + at] = spike;
            further[at] += MAX(spike, 1) - 1;
#if NEURONS_PER_ITEM == 1
            activations[at] += 1;
            first[at] = first[at] == 0 ? step + 1 : first[at];
#endif
        }
    }

    ones[wordsAt + sample * (stride / 32) + word] = single;
    graded[wordsAt + sample * (stride / 32) + word] = other;
}

/* Marks the watched sets of axons at which the spikes of a tick will arrive: flags [samples][sets][slots]. Work items are (words, samples). */
KERNEL mark_blocks(
    GLOBAL const int* RESTRICT memberStart, GLOBAL const int* RESTRICT members, GLOBAL const int* RESTRICT delays, int firstUnit,
    GLOBAL const U32* RESTRICT ones, GLOBAL const U32* RESTRICT graded, int onesAt, int gradedAt, int stride, GLOBAL int* RESTRICT flags,
    int sets, int slots, int tick, int samples)
{
    int word = GLOBAL_ID(0), sample = GLOBAL_ID(1), words = stride / 32;
    if (sample >= samples || word >= words)
    {
        return;
    }

    U32 mask = ones[onesAt + sample * words + word] | graded[gradedAt + sample * words + word];
    for (; mask != 0; mask &= mask - 1)
    {
        int unit = firstUnit + word * 32 + LOWEST_BIT(mask);
        for (int member = memberStart[unit]; member < memberStart[unit + 1]; member++)
        {
            ATOMIC_OR(flags + (sample * sets + members[member]) * slots + (tick + 1 + delays[member]) % slots, 1);
        }
    }
}

/* Counts, and clears, the sets at which something arrives in one tick: activeTicks [samples][sets]. */
KERNEL count_blocks(GLOBAL int* RESTRICT flags, int slots, int slot, GLOBAL int* RESTRICT activeTicks, int sets, int samples)
{
    int set = GLOBAL_ID(0), sample = GLOBAL_ID(1);
    if (sample < samples && set < sets)
    {
        activeTicks[sample * sets + set] += flags[(sample * sets + set) * slots + slot];
        flags[(sample * sets + set) * slots + slot] = 0;
    }
}

/* A new batch: initial [rows][stride] into [rows][samples][stride]. Work items are (neurons, samples). */
KERNEL reset_states(GLOBAL int* RESTRICT states, GLOBAL const int* RESTRICT initial, int rows, int stride, int samples)
{
    int neuron = GLOBAL_ID(0), sample = GLOBAL_ID(1);
    if (sample < samples && neuron < stride)
    {
        for (int row = 0; row < rows; row++)
        {
            states[(row * samples + sample) * stride + neuron] = initial[row * stride + neuron];
        }
    }
}
