using System.Collections.Immutable;
using NeuroChip.Devices.Converters;

namespace NeuroChip.Devices.Products;

/// <summary>Periphery behind the output lines.</summary>
public sealed record Readout
{
    /// <summary>No limit and no converter.</summary>
    public static Readout Ideal { get; } = new();

    /// <summary>One converter for every weight slice, or one for all of them; empty for none.</summary>
    public ImmutableArray<OutputConverter> Converters { get; init; } = [];

    /// <summary>Every input slice is converted and the codes are added, rather than the currents added and converted once.</summary>
    public bool ConvertEverySlice { get; init; }

    /// <summary>Pairs are subtracted as currents before the converter, rather than as numbers behind it.</summary>
    public bool SubtractCurrents { get; init; } = true;

    /// <summary>Largest current of a line, of either sign; infinity for no limit.</summary>
    public double ColumnLimit
    {
        get;
        init => field = value == double.PositiveInfinity ? value : Require.Positive(value, "col_clip");
    } = double.PositiveInfinity;

    internal OutputConverter? ConverterOf(int array) => Converters.Length switch
    {
        0 => null,
        1 => Converters[0],
        _ => Converters[array],
    };
}
