using System.Text.Json;
using NeuroChip.Devices.Wires;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary>Fields that describe wires.</summary>
static class WireFields
{
    /// <summary>Resistances in units of the cell at Gmax.</summary>
    public static WireResistances Resistances(JsonElement item) => new WireResistances
    {
        InputSegment = item.Double("r_wire_in_ohm"),
        OutputSegment = item.Double("r_wire_out_ohm"),
        InputTerminal = item.Double("r_term_in_ohm", 0),
        OutputTerminal = item.Double("r_term_out_ohm", 0),
    }.RelativeTo(item.Double("r_on_ohm"));

    public static WireTopology Topology(JsonElement item) => item.String("topology") switch
    {
        "input_driven" => WireTopology.InputDriven,
        "source_line" => WireTopology.SourceLine,
        var other => throw new VectorFormatException($"'topology' is '{other}', which is not a topology"),
    };
}
