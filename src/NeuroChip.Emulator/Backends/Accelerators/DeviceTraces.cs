using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>What a learning phase reads of the units at one end of a projection: written to the device for each phase.</summary>
/// <param name="read">Traces that the rules read, by their numbers in the bank.</param>
/// <param name="traces">Traces of the bank.</param>
sealed class DeviceTraces(DeviceMemory memory, int units, int[] read, int traces, int epochTicks)
{
    /// <summary>Units, padded.</summary>
    public int Stride { get; } = ExecutionPlan.Pad(units);

    /// <summary>[stride]: tick of the last spike within the epoch; 0 for none.</summary>
    public DeviceBuffer<int> Stamps { get; } = memory.Allocate<int>(ExecutionPlan.Pad(units));

    /// <summary>[traces][ticks of the epoch + 1][stride].</summary>
    public DeviceBuffer<sbyte> History { get; } = memory.Allocate<sbyte>((long)traces * (epochTicks + 1) * ExecutionPlan.Pad(units));

    public static DeviceTraces OfSources(DeviceMemory memory, PlasticShape shape, OperandLayout layout, int epochTicks) =>
        new(memory, shape.Sources, Read(layout, RuleVariable.X1, RuleVariable.X2), RuleVariable.X2 - RuleVariable.X1 + 1, epochTicks);

    public static DeviceTraces OfTargets(DeviceMemory memory, PlasticShape shape, OperandLayout layout, int epochTicks) =>
        new(memory, shape.Targets, Read(layout, RuleVariable.Y1, RuleVariable.Y3), RuleVariable.Y3 - RuleVariable.Y1 + 1, epochTicks);

    /// <summary>The epoch that was just rebuilt.</summary>
    public void Write(TraceBank bank)
    {
        Stamps.Write(bank.Stamps);
        foreach (var trace in read)
        {
            History.Write(bank.History(trace), (long)trace * (epochTicks + 1) * Stride);
        }
    }

    static int[] Read(OperandLayout layout, RuleVariable first, RuleVariable last) =>
        [.. layout.Sources.Select(source => source.Variable).OfType<RuleVariable>().Where(variable => variable >= first && variable <= last)
            .Select(variable => variable - first).Distinct()];
}
