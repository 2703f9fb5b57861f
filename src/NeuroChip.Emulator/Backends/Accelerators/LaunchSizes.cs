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

        /// <summary>Words of sources times samples: an item each on a processor, a group each elsewhere.</summary>
        public LaunchSize Words(int words, int samples) => runtime.WideItems ? new(words, samples, WideGroup, 1) : new(words * NarrowGroup, samples, NarrowGroup, 1);
    }
}
