using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir.Exporting;

/// <summary>Numbers as NIR tools expect them in a file.</summary>
static class NirValues
{
    // Tools take a neuron node's shape from its parameters, so that these are written in full; beyond this size the file would be all constants.
    const int MostRepeated = 1 << 20;

    public static NirNode Node(string type) => new() { Name = "", Type = type };

    public static NirTensor Axes(Shape shape) => NirTensor.Integers([.. shape.Axes.Select(axis => (long)axis)]);

    /// <summary>Weights: single precision where that loses nothing, else double.</summary>
    public static NirTensor Weights(Shape shape, ReadOnlySpan<double> values)
    {
        var narrow = new float[values.Length];
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)values[i];
            if (narrow[i] != values[i])
            {
                return NirTensor.Float64(Long(shape), values);
            }
        }

        return NirTensor.Float32(Long(shape), narrow);
    }

    /// <summary>Parameters of a population or of one-to-one synapses: one an element, in double precision.</summary>
    public static NirTensor Parameters(Shape shape, ParameterValues values)
    {
        if (!values.IsUniform)
        {
            return NirTensor.Float64(Long(shape), values.Values.AsSpan());
        }

        if (shape.Count > MostRepeated)
        {
            return NirTensor.Scalar(values[0]);
        }

        var repeated = new double[shape.Count];
        Array.Fill(repeated, values[0]);
        return NirTensor.Float64(Long(shape), repeated);
    }

    static ImmutableArray<long> Long(Shape shape) => [.. shape.Axes.Select(axis => (long)axis)];
}
