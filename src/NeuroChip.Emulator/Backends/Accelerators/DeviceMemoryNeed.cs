using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>What a chip takes on a device, worked out before anything is allocated, and how many samples it can take at a time.</summary>
sealed class DeviceMemoryNeed
{
    /// <summary>Neuron updates that keep a device busy in one launch.</summary>
    const long BusyProcessor = 1 << 18, BusyGpu = 1 << 22;

    /// <summary>Samples are the second dimension of launches, in which GPUs allow no more than 65,535 groups.</summary>
    const int MostSamples = 1 << 15;

    /// <summary>Drivers and programs need room too.</summary>
    const int UsablePercent = 90;

    /// <summary>Of ones, of other values, of activity.</summary>
    const int Masks = 3;

    long _rowElements;

    /// <param name="ticks">Ticks of a sample's own time.</param>
    /// <param name="ticksKept">See <see cref="DeviceState.TicksKept"/>.</param>
    public DeviceMemoryNeed(IDeviceRuntime runtime, ExecutionPlan plan, int ticks, int[] ticksKept)
    {
        long[] rows = [.. plan.Deliveries.Select(delivery => RowBytes(delivery, plan.Populations[delivery.Target].Shape.EventDriven, SynapseLists.SegmentsFor(runtime)))];
        FixedBytes = rows.Sum() + plan.Populations.Sum(PerNeuronBytes)
            + sizeof(int) * ((long)plan.Activity.MemberStart.Length + (2 * plan.Activity.Members.Length));
        LargestBufferBytes = rows.DefaultIfEmpty().Max();
        for (var group = 0; group < plan.Groups; group++)
        {
            var isInput = group < plan.Image.Inputs.Length;
            var units = isInput ? plan.Image.Inputs[group].Count : plan.Populations[group - plan.Image.Inputs.Length].Count;
            AddSpikes(ExecutionPlan.Pad(units), isInput ? ticks + 1 : DevicePopulation.MasksKept(ticksKept[group], runtime.WideItems), ticksKept[group]);
        }

        foreach (var population in plan.Populations)
        {
            AddState(population);
        }

        foreach (var delivery in plan.Deliveries.Where(delivery => delivery is { Exponent: not 0, Rows: SparseRows }))
        {
            SampleBytes += sizeof(int) * (long)plan.Populations[delivery.Target].PaddedCount;
        }

        var blocks = (long)plan.Activity.Groups * DeviceBlocks.SlotsOf(plan.Activity);
        SampleBytes += sizeof(int) * (blocks + plan.Activity.Groups);
        _rowElements = Math.Max(_rowElements, blocks);
    }

    /// <summary>Weights, parameters and initial states.</summary>
    public long FixedBytes { get; }

    /// <summary>State, spikes and counters of one sample.</summary>
    public long SampleBytes { get; private set; }

    /// <summary>The largest array that does not depend on the number of samples.</summary>
    public long LargestBufferBytes { get; }

    /// <summary>Samples to take at a time: enough to keep the device busy, as far as they fit.</summary>
    /// <exception cref="InputErrorException">NC6402: not even one fits.</exception>
    public int Samples(DeviceInfo device, ExecutionPlan plan, int wanted)
    {
        var usable = device.MemoryBytes / 100 * UsablePercent;
        var largest = Math.Max(LargestBufferBytes, sizeof(int) * _rowElements);
        if (FixedBytes + SampleBytes > usable || largest > device.LargestBufferBytes || _rowElements > int.MaxValue)
        {
            throw new InputErrorException(AcceleratorCodes.TooLarge.With(
                $"'{plan.Image.Network}' needs {Mebibytes(FixedBytes)} for weights and parameters and {Mebibytes(SampleBytes)} for a sample, its largest array "
                + $"{Mebibytes(largest)}; '{device.Name}' has {Mebibytes(usable)} for us, {Mebibytes(device.LargestBufferBytes)} in one piece."));
        }

        var fitting = Math.Min((usable - FixedBytes) / Math.Max(SampleBytes, 1), Math.Min(device.LargestBufferBytes / sizeof(int), int.MaxValue) / Math.Max(_rowElements, 1));
        var busy = (device.Kind == DeviceKind.Processor ? BusyProcessor : BusyGpu) / Math.Max(plan.Populations.Sum(population => (long)population.Count), 1);
        return (int)Math.Clamp(Math.Min(fitting, busy), 1, Math.Clamp(wanted, 1, MostSamples));
    }

    void AddSpikes(long stride, long maskRows, long valueRows)
    {
        SampleBytes += (Masks * maskRows * stride / 8) + (sizeof(int) * valueRows * stride);
        _rowElements = Math.Max(_rowElements, Math.Max(maskRows * stride / ProgramText.WideItemNeurons, valueRows * stride));
    }

    void AddState(PlannedPopulation population)
    {
        long sums = (long)population.Slots * population.Shape.Sums, states = population.Shape.States.Length;
        const int counters = 3, received = 1;
        SampleBytes += population.PaddedCount * ((sizeof(int) * (sums + states + counters + received)) + sizeof(long));
        _rowElements = Math.Max(_rowElements, population.PaddedCount * Math.Max(sums, states));
    }

    static long RowBytes(Delivery delivery, bool eventDriven, int segments) => delivery.Rows switch
    {
        DenseRows<sbyte> rows => DeviceRows.Bytes(rows.Sources, rows.Stride, sizeof(sbyte)),
        DenseRows<short> rows => DeviceRows.Bytes(rows.Sources, rows.Stride, sizeof(short)),
        SparseRows rows when eventDriven || delivery.Limits is not null => sizeof(int) * (delivery.Neurons + 1L + (2 * (long)rows.Targets.Length)),
        SparseRows rows => sizeof(int) * (((long)rows.Sources * (segments + 1)) + rows.Targets.Length),
        var rows => throw new NotSupportedException(rows.GetType().Name),
    };

    static long PerNeuronBytes(PlannedPopulation population) =>
        sizeof(int) * (long)population.PaddedCount * (population.Shape.Parameters + population.Shape.States.Length);

    static string Mebibytes(long bytes) => $"{(bytes + (1 << 20) - 1) >> 20} MiB";
}
