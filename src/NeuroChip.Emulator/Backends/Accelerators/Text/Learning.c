/* Learns: work items are (targets, sources), one synapse each, at the end of an epoch. */

/* What may become of a weight: the bits that learn_synapse returns. */
#define OUTCOMES 4

/*
 * values [weight, tags][sources][targets]: read and replaced. Stamps [units]: tick of the last spike within the epoch, 0 for none; traces
 * [traces][ticks of the epoch + 1][stride]. draws: one for all synapses, or, drawsForEach, [sources][targets]. counts [outcomes][targets]: added to.
 * epoch: its number, from 1, modulo 2^32.
 */
KERNEL learn(
    GLOBAL int* RESTRICT values, GLOBAL const int* RESTRICT sourceStamps, GLOBAL const I8* RESTRICT sourceTraces, int sourceStride,
    GLOBAL const int* RESTRICT targetStamps, GLOBAL const I8* RESTRICT targetTraces, int targetStride,
    GLOBAL const int* RESTRICT draws, int drawsForEach, GLOBAL int* counts, int sources, int targets, int epoch)
{
    int target = GLOBAL_ID(0);
    int source = GLOBAL_ID(1);
    if (target >= targets || source >= sources)
    {
        return;
    }

    int at = source * targets + target;
    int outcome = learn_synapse(
        values + at, sources * targets, sourceTraces + source, sourceStride, targetTraces + target, targetStride,
        sourceStamps[source], targetStamps[target], epoch, draws[drawsForEach ? at : 0]);
    for (int k = 0; k < OUTCOMES; k++)
    {
        if ((outcome >> k & 1) != 0)
        {
            ATOMIC_ADD(counts + k * targets + target, 1);
        }
    }
}
