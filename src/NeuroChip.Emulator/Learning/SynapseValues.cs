using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>Weights and tags of a projection: one row of padded targets for each source. Tags start at 0.</summary>
sealed class SynapseValues
{
    readonly int _stride;
    readonly AlignedArray<int>[] _values;

    public SynapseValues(PlasticShape shape, ReadOnlySpan<int> weights)
    {
        _stride = ExecutionPlan.Pad(shape.Targets);
        _values = [.. Enumerable.Range(0, 3).Select(_ => new AlignedArray<int>((long)shape.Sources * _stride))];
        for (var source = 0; source < shape.Sources; source++)
        {
            weights.Slice(source * shape.Targets, shape.Targets).CopyTo(Row(RuleVariable.Weight, source));
        }
    }

    /// <summary>[padded targets].</summary>
    public Span<int> Row(RuleVariable variable, int source) => _values[variable - RuleVariable.Weight].Span.Slice(source * _stride, _stride);
}
