using System.Globalization;
using System.Runtime.CompilerServices;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Planning;

/// <summary>Refuses images whose numbers point outside their tables; the loops behind rely on it and do not check again.</summary>
static class ImageCheck
{
    public static void Verify(ChipImage image)
    {
        CheckUnits(image);
        foreach (var projection in image.Projections)
        {
            Require((uint)projection.Target < (uint)image.Populations.Length, $"Projection '{projection.Name}' ends in population {projection.Target}");
            Require(IsWithinOneSource(image, projection), $"Projection '{projection.Name}' does not start in one input or population");
            Require(projection.Exponent is >= -31 and <= 31, $"Projection '{projection.Name}' has exponent {projection.Exponent}");
            Require(projection.MaxDelayTicks >= 0, $"Projection '{projection.Name}' has a negative delay");
        }

        foreach (var core in image.Cores)
        {
            foreach (var unit in core.Neurons)
            {
                Require(unit >= image.InputUnits && unit < image.Units, $"Core {core.Core} holds neuron {unit}");
            }

            foreach (var block in core.Blocks)
            {
                CheckBlock(image, core, block);
            }
        }
    }

    static void CheckUnits(ChipImage image)
    {
        var next = 0;
        foreach (var input in image.Inputs)
        {
            Require(input.FirstUnit == next, $"Input '{input.Name}' starts at unit {input.FirstUnit} instead of {next}");
            next += input.Count;
        }

        foreach (var population in image.Populations)
        {
            Require(population.FirstUnit == next, $"Population '{population.Name}' starts at unit {population.FirstUnit} instead of {next}");
            Require(population.FirstTick >= 0, $"Population '{population.Name}' starts at tick {population.FirstTick}");
            next += population.Count;
        }

        foreach (var output in image.Outputs)
        {
            Require((uint)output < (uint)image.Populations.Length, $"Output {output} is no population");
        }
    }

    static void CheckBlock(ChipImage image, CoreImage core, SynapseBlock block)
    {
        var name = FormattableString.Invariant($"Core {core.Core}, block of projection {block.Projection}");
        Require((uint)block.Projection < (uint)image.Projections.Length, $"{name}: no such projection");
        Require(IsRange(block.FirstAxon, block.AxonCount, core.Axons.Length), $"{name}: axons outside the core's");
        var projection = image.Projections[block.Projection];
        var target = image.Populations[projection.Target];
        foreach (var unit in block.Targets)
        {
            Require(unit >= target.FirstUnit && unit < target.FirstUnit + target.Count, $"{name}: target {unit} outside population '{target.Name}'");
        }

        var latest = projection.MaxDelayTicks - (block.Delays.IsEmpty ? 0 : block.Delays.Max());
        foreach (var axon in core.Axons.AsSpan().Slice(block.FirstAxon, block.AxonCount))
        {
            Require(axon.SourceUnit >= projection.SourceFirstUnit && axon.SourceUnit < projection.SourceFirstUnit + projection.SourceCount,
                $"{name}: axon from unit {axon.SourceUnit} outside the projection's source");
            Require(axon.DelayTicks >= 0 && axon.DelayTicks <= latest, $"{name}: delay {axon.DelayTicks} above the projection's largest");
        }

        CheckStorage(block, name);
    }

    static void CheckStorage(SynapseBlock block, string name)
    {
        if (block.IsDense)
        {
            Require(block.Codes.Length == (long)block.AxonCount * block.Targets.Length, $"{name}: {block.Codes.Length} codes for a dense block");
            return;
        }

        Require(block.RowStart.Length == block.AxonCount + 1 && block.RowStart[0] == 0 && block.RowStart[^1] == block.Codes.Length,
            $"{name}: rows do not cover the codes");
        Require(block.Columns.Length == block.Codes.Length && (block.Delays.IsEmpty || block.Delays.Length == block.Codes.Length),
            $"{name}: columns or delays do not match the codes");
        for (var row = 0; row < block.AxonCount; row++)
        {
            Require(block.RowStart[row] <= block.RowStart[row + 1], $"{name}: row {row} ends before it starts");
        }

        foreach (var column in block.Columns)
        {
            Require((uint)column < (uint)block.Targets.Length, $"{name}: column {column} of {block.Targets.Length}");
        }
    }

    static bool IsWithinOneSource(ChipImage image, ProjectionImage projection) =>
        image.Inputs.Select(input => (input.FirstUnit, input.Count))
            .Concat(image.Populations.Select(population => (population.FirstUnit, population.Count)))
            .Any(group => projection.SourceFirstUnit >= group.FirstUnit
                && IsRange(projection.SourceFirstUnit - group.FirstUnit, projection.SourceCount, group.Count));

    static bool IsRange(int first, int count, int length) => first >= 0 && count >= 0 && first <= length - count;

    static void Require(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref Finding finding)
    {
        if (!holds)
        {
            throw new InputErrorException(ImageCodes.Inconsistent.With(finding.Text));
        }
    }

    // Text that is put together only where the requirement is broken: there is one requirement per synapse.
    [InterpolatedStringHandler]
    ref struct Finding
    {
        DefaultInterpolatedStringHandler _text;

        public Finding(int literals, int values, bool holds, out bool isNeeded)
        {
            isNeeded = !holds;
            _text = isNeeded ? new(literals, values, CultureInfo.InvariantCulture) : default;
        }

        public string Text => _text.ToStringAndClear() + ".";

        public void AppendLiteral(string literal) => _text.AppendLiteral(literal);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);
    }
}
