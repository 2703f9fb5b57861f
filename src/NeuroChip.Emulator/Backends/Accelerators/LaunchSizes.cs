namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>
/// Sizes of launches and of their groups. On a processor a group is a stretch of one thread's work; elsewhere it is threads side by side, which
/// read side by side.
/// </summary>
static class LaunchSizes
{
    const int WideGroup = 16, NarrowGroup = 64;

    extension(IDeviceRuntime runtime)
    {
        /// <summary>A list of work items.</summary>
        public LaunchSize Items(int count) => new(count, 1, runtime.WideItems ? WideGroup : NarrowGroup, 1);

        /// <summary>Neurons, or what there are of them, times samples: one work item each.</summary>
        public LaunchSize Items(int count, int samples) => new(count, samples, runtime.WideItems ? WideGroup : NarrowGroup, 1);

        /// <summary>Neurons times samples, where a processor's item takes <paramref name="perWideItem"/> neurons.</summary>
        public LaunchSize Tiles(int neurons, int samples, int perWideItem) => runtime.WideItems
            ? new((neurons + perWideItem - 1) / perWideItem, samples, 1, WideGroup)
            : new(neurons, samples, NarrowGroup, 1);

        /// <summary>Lists of synapses: a segment of targets each on a processor, a group for each word of sources elsewhere; times samples.</summary>
        public LaunchSize Lists(int segments, int words, int samples) =>
            runtime.WideItems ? new(segments, samples, 1, 1) : new(words * NarrowGroup, samples, NarrowGroup, 1);
    }
}
