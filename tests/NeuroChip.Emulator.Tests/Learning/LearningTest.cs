using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

/// <summary>Learning projections in few words.</summary>
static class LearningTest
{
    public static LearningProgram Program(int epochTicks, Dictionary<string, TraceConstants> traces, params string[] rules)
    {
        var findings = new DiagnosticBag();
        var program = LearningProgram.Parse(
            new LearningRule { Rules = [.. rules], EpochTicks = epochTicks, Traces = traces.ToImmutableSortedDictionary(StringComparer.Ordinal) },
            SourceLocation.None,
            findings);
        findings.Items.Should().BeEmpty();
        return program!;
    }

    /// <summary>One synapse.</summary>
    public static PlasticProjection One(int weight, LearningProgram program, ILearningRounding? rounding = null, WeightSignMode mode = WeightSignMode.Mixed) =>
        PlasticProjection.Create(BackendRegistry.Find("cpu-scalar"), new(1, 1, mode), program, rounding ?? FixedRounding.Floor, [weight]);

    /// <summary>A tick in which the source, the target, both or none spike.</summary>
    public static void Tick(this PlasticProjection projection, bool source, bool target) =>
        projection.EndTick(source ? [0] : [], target ? [0] : []);

    public static int Weight(this PlasticProjection projection) => projection.Value(RuleVariable.Weight, 0, 0);
}
