using System.Globalization;
using System.Runtime.CompilerServices;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Images;

/// <summary>
/// Refuses images whose numbers point outside their tables or declare more than they hold; whoever loops over an image relies on it and does
/// not check again. Says nothing about the budgets of the chip.
/// </summary>
public static class ImageConsistency
{
    // Only the number of input units, ticks and cores can be declared without being backed by tables of that size.
    const int MaxInputUnits = 1 << 24;
    const int MaxFirstTick = 1 << 16;
    const int MaxCores = 1 << 24;

    /// <exception cref="InputErrorException">NC5012.</exception>
    public static void Verify(ChipImage image)
    {
        CheckMesh(image.Profile.Mesh);
        CheckUnits(image);
        foreach (var projection in image.Projections)
        {
            Require((uint)projection.Target < (uint)image.Populations.Length, $"Projection '{projection.Name}' ends in population {projection.Target}");
            Require(IsWithinOneSource(image, projection), $"Projection '{projection.Name}' does not start in one input or population");
            Require(projection.Exponent is >= -31 and <= 31, $"Projection '{projection.Name}' has exponent {projection.Exponent}");
            Require(projection.MaxDelayTicks is >= 0 and <= byte.MaxValue, $"Projection '{projection.Name}' has delays of {projection.MaxDelayTicks} ticks");
            Require(IsSane(projection.Readout, image.Populations[projection.Target].Count), $"Projection '{projection.Name}' is read by a converter of step {projection.Readout?.Step}, with {projection.Readout?.NoiseQ8.Length} deviations");
            DeviceConsistency.Verify(projection);
            Require(IsOneOrEach(projection.CodeScale.Length, image.Populations[projection.Target].Count), $"Projection '{projection.Name}' has {projection.CodeScale.Length} code scales");
        }

        CheckSomas(image);
        var units = image.Units;
        foreach (var core in image.Cores)
        {
            foreach (var axon in core.Axons)
            {
                Require((uint)axon.SourceUnit < (uint)units && axon.DelayTicks is >= 0 and <= byte.MaxValue,
                    $"Core {core.Core} has an axon from unit {axon.SourceUnit} with delay {axon.DelayTicks}");
            }

            foreach (var block in core.Blocks)
            {
                CheckBlock(image, core, block);
            }
        }
    }

    static void CheckMesh(MeshSpec mesh)
    {
        var sane = mesh is { Width: > 0, Height: > 0, CoresPerTile: > 0 } && (Int128)mesh.Width * mesh.Height * mesh.CoresPerTile <= MaxCores;
        Require(sane, $"A mesh of {mesh.Width}×{mesh.Height} tiles with {mesh.CoresPerTile} cores each");
    }

    static void CheckUnits(ChipImage image)
    {
        var next = 0L;
        foreach (var input in image.Inputs)
        {
            Require(input.FirstUnit == next, $"Input '{input.Name}' starts at unit {input.FirstUnit} instead of {next}");
            Require(input.MaxValue > 0, $"Input '{input.Name}' allows values up to {input.MaxValue}");
            next += CountOf(input.Shape);
            Require(next <= MaxInputUnits, $"Inputs of {next} units");
        }

        foreach (var population in image.Populations)
        {
            Require(population.FirstUnit == next, $"Population '{population.Name}' starts at unit {population.FirstUnit} instead of {next}");
            Require(population.FirstTick is >= 0 and <= MaxFirstTick, $"Population '{population.Name}' starts at tick {population.FirstTick}");
            var count = CountOf(population.Shape);
            next += count;
            Require(next <= int.MaxValue, $"Units beyond 2^31 from population '{population.Name}' on");
            Require(IsOneOrEach(population.StateScale.Length, count), $"Population '{population.Name}' has {population.StateScale.Length} state scales");
            foreach (var kept in population.KeptStates)
            {
                Require(kept.Values.IsEmpty || kept.Values.Length == count, $"Population '{population.Name}' has {kept.Values.Length} values of '{kept.Name}' for {count} neurons");
            }

            foreach (var (name, codes) in population.Parameters)
            {
                Require(IsOneOrEach(codes.Codes.Length, count), $"Population '{population.Name}' has {codes.Codes.Length} codes of '{name}' for {count} neurons");
            }
        }

        foreach (var output in image.Outputs)
        {
            Require((uint)output < (uint)image.Populations.Length, $"Output {output} is no population");
        }
    }

    // Elements of a shape from a file, without overflow; beyond int.MaxValue only a lower bound.
    static long CountOf(Shape shape)
    {
        var count = 1L;
        foreach (var axis in shape.Axes)
        {
            Require(axis >= 0, $"A shape {shape}");
            count = Math.Min(count * axis, 1L + int.MaxValue);
        }

        return count;
    }

    // Every neuron has one soma. This also means that populations are no larger than the tables of the cores.
    static void CheckSomas(ChipImage image)
    {
        var somas = image.Cores.Sum(core => (long)core.Neurons.Length);
        Require(somas == image.Neurons, $"{somas} somas for {image.Neurons} neurons");
        var placed = new bool[image.Neurons];
        var inputUnits = image.InputUnits;
        foreach (var core in image.Cores)
        {
            foreach (var unit in core.Neurons)
            {
                var neuron = unit - inputUnits;
                Require((uint)neuron < (uint)placed.Length, $"Core {core.Core} holds neuron {unit}");
                Require(!placed[neuron], $"Neuron {unit} has two somas, one on core {core.Core}");
                placed[neuron] = true;
            }
        }
    }

    static void CheckBlock(ChipImage image, CoreImage core, SynapseBlock block)
    {
        var name = FormattableString.Invariant($"Core {core.Core}, block of projection {block.Projection}");
        Require((uint)block.Projection < (uint)image.Projections.Length, $"{name}: no such projection");
        Require(IsRange(block.FirstAxon, block.AxonCount, core.Axons.Length), $"{name}: axons outside the core's");
        var projection = image.Projections[block.Projection];
        var target = image.Populations[projection.Target];
        var previous = target.FirstUnit - 1;
        foreach (var unit in block.Targets)
        {
            Require(unit > previous && unit < target.FirstUnit + target.Count, $"{name}: target {unit} outside population '{target.Name}' or out of order");
            previous = unit;
        }

        var latest = projection.MaxDelayTicks - (block.Delays.IsEmpty ? 0 : block.Delays.Max());
        foreach (var axon in core.Axons.AsSpan().Slice(block.FirstAxon, block.AxonCount))
        {
            Require(axon.SourceUnit >= projection.SourceFirstUnit && axon.SourceUnit < projection.SourceFirstUnit + projection.SourceCount,
                $"{name}: axon from unit {axon.SourceUnit} outside the projection's source");
            Require(axon.DelayTicks >= 0 && axon.DelayTicks <= latest, $"{name}: delay {axon.DelayTicks} above the projection's largest");
        }

        CheckStorage(block, name);
        DeviceConsistency.Verify(projection, block, name);
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

    static bool IsSane(ReadoutImage? readout, int neurons) => readout is null
        || ((readout.NoiseQ8.IsEmpty || readout.NoiseQ8.Length == neurons) && readout.Step >= 0 && readout.LargestCode >= (readout.Step > 0 ? 1 : 0)
            && readout.Input is null or { Step: >= 1 and <= 1 << 23, LargestCode: >= 1 and <= 1 << 16, DigitBits: >= 0 and <= 16 }
            && (readout.Search is not { } search || IsSane(search, readout, neurons)));

    static bool IsSane(CodeSearchImage search, ReadoutImage readout, int neurons)
    {
        var bits = System.Numerics.BitOperations.PopCount((uint)readout.LargestCode);
        return readout.LargestCode == (1L << bits) - 1 && readout.Step > 0 && readout.Step % 2 == 0 && (long)readout.Step << bits <= 1 << 30
            && search.Weights.Length == bits * neurons && search.Offsets.Length == search.Weights.Length;
    }

    static bool IsOneOrEach(int values, long count) => values == 1 || values == count;

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
