using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Kernels;

/// <summary>Reads the integer parameters of a population by name, with diagnostics for what an image may lack or hold wrongly.</summary>
/// <param name="seed">Of everything random in the image.</param>
public sealed class ParameterBinder(PopulationImage population, NeuronShape shape, ulong seed)
{
    readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public ulong Seed => seed;

    /// <summary>Unit of the first neuron: what random numbers of neurons are addressed by.</summary>
    public int FirstUnit => population.FirstUnit;

    /// <summary>[parameters][neurons], filled by the kernel.</summary>
    public int[][] Parameters { get; } = Rows(shape.Parameters, population.Count);

    /// <summary>[states][neurons]: values at the start of every sample; 0 unless the kernel sets them.</summary>
    public int[][] InitialStates { get; } = Rows(shape.States.Length, population.Count);

    /// <summary>A setting of the whole population within the stated range.</summary>
    public int Setting(string name, int least, int greatest)
    {
        var codes = Find(name);
        return codes.IsUniform
            ? InRange(name, codes[0], least, greatest)
            : throw Error(ImageCodes.BadParameter, $"parameter '{name}' has {codes.Codes.Length} values; all neurons share one");
    }

    /// <summary>As <see cref="Setting"/>; <paramref name="otherwise"/> where the image does not give it.</summary>
    public int SettingOr(string name, int otherwise, int least, int greatest) =>
        Gives(name) ? Setting(name, least, greatest) : otherwise;

    public bool Flag(string name) => Setting(name, 0, 1) == 1;

    /// <summary>As <see cref="Flag"/>; false where the image does not give it.</summary>
    public bool OptionalFlag(string name) => Gives(name) && Flag(name);

    /// <summary>Value of one neuron within the stated range.</summary>
    public int Value(string name, int neuron, int least = int.MinValue, int greatest = int.MaxValue) =>
        InRange(name, Find(name)[neuron], least, greatest);

    /// <summary>As <see cref="Value"/>; <paramref name="otherwise"/> where the image does not give the parameter.</summary>
    public int ValueOr(string name, int neuron, int otherwise, int least, int greatest) =>
        Gives(name) ? Value(name, neuron, least, greatest) : otherwise;

    /// <summary>Fills a per-neuron parameter, or an initial state, neuron by neuron.</summary>
    public static void Fill(int[] row, Func<int, int> value)
    {
        for (var neuron = 0; neuron < row.Length; neuron++)
        {
            row[neuron] = value(neuron);
        }
    }

    /// <summary>States that an earlier run kept replace those that the kernel has set.</summary>
    /// <exception cref="InputErrorException">NC5011.</exception>
    public void StartFromKept()
    {
        foreach (var kept in population.KeptStates)
        {
            var state = shape.States.IndexOf(kept.Name);
            if (state < 0)
            {
                throw Error(ImageCodes.BadParameter,
                    $"kept state '{kept.Name}' does not exist; there are {string.Join(", ", shape.States)}{NearestName.Suggestion(kept.Name, shape.States)}");
            }

            kept.Values.CopyTo(InitialStates[state].AsSpan(0, kept.Values.Length));
        }
    }

    /// <summary>Called when the kernel has read its parameters: what it did not ask for is a mistake of whoever made the image.</summary>
    /// <exception cref="InputErrorException">NC5014.</exception>
    public void RefuseUnknown()
    {
        // Without neurons nothing was asked for.
        var unknown = population.Count == 0 ? null : population.Parameters.Keys.FirstOrDefault(name => !_known.Contains(name));
        if (unknown is not null)
        {
            throw Error(ImageCodes.UnknownParameter,
                $"parameter '{unknown}' does not exist; there are {string.Join(", ", _known.Order(StringComparer.Ordinal))}{NearestName.Suggestion(unknown, _known)}");
        }
    }

    bool Gives(string name)
    {
        _known.Add(name);
        return population.Parameters.ContainsKey(name);
    }

    ParameterCodes Find(string name)
    {
        _known.Add(name);
        if (!population.Parameters.TryGetValue(name, out var codes))
        {
            throw Error(ImageCodes.BadParameter, $"parameter '{name}' is missing");
        }

        return codes.IsUniform || codes.Codes.Length == population.Count
            ? codes
            : throw Error(ImageCodes.BadParameter, $"parameter '{name}' has {codes.Codes.Length} values for {population.Count} neurons");
    }

    int InRange(string name, int value, int least, int greatest) => value >= least && value <= greatest
        ? value
        : throw Error(ImageCodes.BadParameter, $"parameter '{name}' is {value}; allowed is {least} to {greatest}");

    InputErrorException Error(DiagnosticDescriptor descriptor, string finding) =>
        new(descriptor.With($"Population '{population.Name}' of family '{population.Family}': {finding}."));

    static int[][] Rows(int rows, int count)
    {
        var result = new int[rows][];
        for (var row = 0; row < rows; row++)
        {
            result[row] = new int[count];
        }

        return result;
    }
}
