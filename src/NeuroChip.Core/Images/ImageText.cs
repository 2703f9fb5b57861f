using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Images;

/// <summary>An image for reading: what is loaded, population by population and core by core. One fact a line, ranges for runs of numbers.</summary>
public sealed class ImageText
{
    readonly ChipImage _image;
    readonly TextWriter _writer;
    readonly ImageWhere _where;

    ImageText(ChipImage image, TextWriter writer)
    {
        _image = image;
        _writer = writer;
        _where = new ImageWhere(image);
    }

    /// <param name="weights">True: every weight code, row by row; otherwise only how many there are.</param>
    public static void Write(ChipImage image, TextWriter writer, bool weights = false)
    {
        var text = new ImageText(image, writer);
        text.WriteHeader();
        text.WritePopulations();
        text.WriteProjections();
        foreach (var core in image.Cores)
        {
            text.WriteCore(core, weights);
        }
    }

    void WriteHeader()
    {
        Line($"image {ImageHash.Of(_image)}");
        Line($"network {_image.Network}, tick {_image.Dt} s, seed {_image.Seed}");
        Line($"profile {_image.Profile.Name}: {_image.Profile.Mesh.Width}×{_image.Profile.Mesh.Height} tiles of {_image.Profile.Mesh.CoresPerTile} cores, {_image.Cores.Length} cores used");
        if (_image.LearnedTicks > 0)
        {
            Line($"learned for {_image.LearnedTicks} ticks");
        }

        Line($"outputs {string.Join(", ", _image.Outputs.Select(output => _image.Populations[output].Name))}");
    }

    void WritePopulations()
    {
        foreach (var input in _image.Inputs)
        {
            Line($"");
            Line($"input {input.Name} {input.Shape}: units {Range(input.FirstUnit, input.Count)}, values to {input.MaxValue}, scale {input.ValueScale}");
        }

        foreach (var population in _image.Populations)
        {
            Line($"");
            Line($"population {population.Name} {population.Shape}: units {Range(population.FirstUnit, population.Count)}, family {population.Family}, first tick {population.FirstTick}");
            Line($"  state unit {Scales(population.StateScale)}");
            foreach (var (name, codes) in population.Parameters)
            {
                Line($"  {name} {Codes(codes)}");
            }

            foreach (var kept in population.KeptStates)
            {
                Line($"  keeps {kept.Name}{(kept.Values.IsEmpty ? "" : $" {kept.Values.Min()}…{kept.Values.Max()}")}");
            }
        }
    }

    void WriteProjections()
    {
        for (var p = 0; p < _image.Projections.Length; p++)
        {
            var projection = _image.Projections[p];
            Line($"");
            Line($"projection {p} {projection.Name}: units {Range(projection.SourceFirstUnit, projection.SourceCount)} to {_image.Populations[projection.Target].Name}");
            Line($"  {projection.WeightBits} bits {projection.SignMode}, exponent {projection.Exponent}, port {projection.Port}, delays to {projection.MaxDelayTicks}, code {Scales(projection.CodeScale)}");
            if (projection.Learning is { } learning)
            {
                Line($"  learns {Rule(learning)}");
            }
        }
    }

    static string Rule(LearningRule learning) => learning switch
    {
        { Sdsp: { } sdsp } => $"by spikes (sdsp), bistability every {Text(sdsp.BistabilityTicks)} ticks",
        { Error: { } error } => $"from the error in {error.Input}: rate {Text(error.RateMantissa)}·2^{Text(error.RateExponent)}",
        _ => $"every {Text(learning.EpochTicks)} ticks: {string.Join("; ", learning.Rules)}",
    };

    void WriteCore(CoreImage core, bool weights)
    {
        var (x, y) = _image.Profile.Mesh.TileOf(core.Core);
        Line($"");
        Line($"core {core.Core} at tile ({x}, {y}): {core.Neurons.Length} neurons, {core.Axons.Length} axons, {core.Blocks.Sum(block => block.Synapses)} synapses");
        Line($"  neurons {Units(core.Neurons)}");
        foreach (var group in core.Axons.GroupBy(axon => axon.DelayTicks))
        {
            Line($"  axons {Units([.. group.Select(axon => axon.SourceUnit)])}{(group.Key == 0 ? "" : $", delay {group.Key}")}");
        }

        foreach (var block in core.Blocks)
        {
            Line($"  block of projection {block.Projection}: axons {Range(block.FirstAxon, block.AxonCount)} to {Units(block.Targets)}, {(block.IsDense ? "dense" : "sparse")}, {block.Synapses} synapses");
            for (var row = 0; weights && row < block.AxonCount; row++)
            {
                Line($"    {block.FirstAxon + row}: {(block.IsDense ? DenseRow(block, row) : SparseRow(block, row))}");
            }
        }
    }

    static string DenseRow(SynapseBlock block, int row) =>
        string.Join(' ', block.Codes.AsSpan().Slice(row * block.Targets.Length, block.Targets.Length).ToArray().Select(Text));

    // column:code, with +delay where there is one.
    static string SparseRow(SynapseBlock block, int row) =>
        string.Join(' ', Enumerable.Range(block.RowStart[row], block.RowStart[row + 1] - block.RowStart[row]).Select(s =>
            $"{Text(block.Columns[s])}:{Text(block.Codes[s])}{(block.Delays.IsEmpty || block.Delays[s] == 0 ? "" : "+" + Text(block.Delays[s]))}"));

    // Runs of neighbouring units of one population: "hidden[0…127]".
    string Units(ImmutableArray<int> units)
    {
        var runs = new List<string>();
        for (var first = 0; first < units.Length;)
        {
            var (name, start, end) = _where.GroupOf(units[first]);
            var last = first;
            while (last + 1 < units.Length && units[last + 1] == units[last] + 1 && units[last + 1] < end)
            {
                last++;
            }

            var index = Text(units[first] - start) + (last == first ? "" : "…" + Text(units[last] - start));
            runs.Add($"{name}[{index}]");
            first = last + 1;
        }

        return runs.Count == 0 ? "none" : string.Join(", ", runs);
    }

    static string Codes(ParameterCodes codes) => codes.IsUniform
        ? Text(codes[0])
        : string.Create(CultureInfo.InvariantCulture, $"{codes.Codes.Min()}…{codes.Codes.Max()} ({codes.Codes.Length} values)");

    static string Scales(ImmutableArray<double> scales) => scales.Length == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{scales[0]:G9}")
        : string.Create(CultureInfo.InvariantCulture, $"{scales.Min():G9}…{scales.Max():G9} ({scales.Length} values)");

    static string Range(int first, int count) =>
        count == 0 ? "none" : count == 1 ? Text(first) : string.Create(CultureInfo.InvariantCulture, $"{first}…{first + count - 1}");

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Text(short value) => value.ToString(CultureInfo.InvariantCulture);

    void Line(FormattableString text) => _writer.Write(FormattableString.Invariant(text) + "\n");
}
