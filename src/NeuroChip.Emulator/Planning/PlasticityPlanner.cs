using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Planning;

/// <summary>Finds the projections of an image that learn by sums of products, and what their engines need. Images come from files, so their rules are checked again.</summary>
static class PlasticityPlanner
{
    // Values of a trace that are kept at the same time: ticks of an epoch × units.
    const long MostHistory = 1 << 28;

    public static ImmutableArray<PlannedPlasticity> Plan(ChipImage image, ImmutableArray<Delivery> deliveries) =>
        [.. Enumerable.Range(0, image.Projections.Length)
            .Where(index => image.Projections[index].Learning is not null && Learns(image, index))
            .Select(index => Plan(image, index, deliveries))];

    static bool Learns(ChipImage image, int index)
    {
        var projection = image.Projections[index];
        if (image.Profile.Learning is null)
        {
            throw Refused(projection, $"has a learning rule, and '{image.Profile.Name}' no learning engine");
        }

        return !KernelCatalog.Shape(image.Populations[projection.Target].Family).AddsInOrder;
    }

    static PlannedPlasticity Plan(ChipImage image, int index, ImmutableArray<Delivery> deliveries)
    {
        var projection = image.Projections[index];
        var learning = image.Profile.Learning!;
        var target = image.Populations[projection.Target];
        if (projection.SignMode is not (WeightSignMode.Mixed or WeightSignMode.Excitatory or WeightSignMode.Inhibitory) || projection.WeightBits is < 1 or > 9)
        {
            throw Refused(projection, $"learns weights of {projection.WeightBits} bits, sign mode {projection.SignMode}");
        }

        ImmutableArray<int> own = [.. Enumerable.Range(0, deliveries.Length).Where(delivery => deliveries[delivery].Projection == index)];
        return new()
        {
            Projection = index,
            Shape = new(projection.SourceCount, target.Count, projection.SignMode, StepLog2(learning, projection)),
            Program = Program(projection, Math.Max(projection.SourceCount, target.Count)),
            Rounding = ProfileRounding.Of(learning, image.Seed, index),
            FirstTick = image.LearnedTicks,
            SourceGroup = UnitGroups.Of(image, projection.SourceFirstUnit),
            SourceFirstUnit = projection.SourceFirstUnit,
            TargetGroup = image.Inputs.Length + projection.Target,
            TargetFirstUnit = target.FirstUnit,
            Deliveries = own,
        };
    }

    // What the synapse stores: see CodeFormat of the compiler.
    static int StepLog2(LearningSpec learning, ProjectionImage projection) => learning.Precision == LearnedPrecision.Full ? 0
        : Math.Max(0, 8 - projection.WeightBits + (projection.SignMode == WeightSignMode.Mixed ? 1 : 0));

    static LearningProgram Program(ProjectionImage projection, int units)
    {
        var rule = projection.Learning!;
        if (rule.EpochTicks < 1 || (rule.EpochTicks + 1L) * units > MostHistory)
        {
            throw Refused(projection, $"learns in epochs of {rule.EpochTicks} ticks");
        }

        if (rule.Traces.FirstOrDefault(trace => !IsLegal(trace.Value)) is { Key: { } name })
        {
            throw Refused(projection, $"has impossible constants of trace {name}");
        }

        var findings = new DiagnosticBag();
        return LearningProgram.Parse(rule, SourceLocation.None, findings) ?? throw new InputErrorException(findings.Items[0]);
    }

    static bool IsLegal(TraceConstants trace) => trace.Impulse is >= 0 and < TraceTable.Greatest + 1 && trace.TauTicks >= 0;

    static InputErrorException Refused(ProjectionImage projection, string finding) =>
        new(ImageCodes.Inconsistent.With($"Projection '{projection.Name}' {finding}."));
}
