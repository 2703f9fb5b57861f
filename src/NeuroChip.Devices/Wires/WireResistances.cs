namespace NeuroChip.Devices.Wires;

/// <summary>Resistances of the lines, all in one unit: ohms, or 1/Gmax.</summary>
public sealed record WireResistances
{
    /// <summary>Segment of an input or supply line from cell to cell.</summary>
    public required double InputSegment { get; init => field = Require.NotNegative(value, "r_wire_in"); }

    /// <summary>Segment of an output line from cell to cell.</summary>
    public required double OutputSegment { get; init => field = Require.NotNegative(value, "r_wire_out"); }

    /// <summary>In series with the first segment of every input line.</summary>
    public double InputTerminal { get; init => field = Require.NotNegative(value, "r_term_in"); }

    /// <summary>In series with the last segment of every output line.</summary>
    public double OutputTerminal { get; init => field = Require.NotNegative(value, "r_term_out"); }

    /// <summary>Relative to the resistance of a cell at Gmax.</summary>
    public WireResistances RelativeTo(double onResistance)
    {
        Require.Positive(onResistance, "r_on_ohm");
        return new WireResistances
        {
            InputSegment = InputSegment / onResistance,
            OutputSegment = OutputSegment / onResistance,
            InputTerminal = InputTerminal / onResistance,
            OutputTerminal = OutputTerminal / onResistance,
        };
    }
}
