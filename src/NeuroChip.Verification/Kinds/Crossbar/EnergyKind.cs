using System.Text.Json;
using NeuroChip.Devices.Energy;
using NeuroChip.Devices.Wires;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>energy</c>: reading an array in three ways, reading it through wires, and writing a cell.</summary>
sealed class EnergyKind() : CrossbarKind("energy")
{
    // Energies are stored to 1e-21 J.
    const double Stored = 1e-21;

    protected override string? Difference(JsonElement item, ulong seed) => item.String("what") switch
    {
        "array_read" => ArrayRead(item),
        "array_read_with_wires" => WiredRead(item),
        "write" => Write(item),
        var other => throw new VectorFormatException($"'what' is '{other}', which is not an energy"),
    };

    static string? ArrayRead(JsonElement item)
    {
        var onConductance = 1 / item.Double("r_on_ohm");
        var energy = new ArrayReadEnergy(item.Conductances("level").Select(g => g * onConductance), item.Double("v_read"), item.Double("t_read_s"));
        var codes = item.Ints("code");
        var bits = item.Int("input_bits");
        var serial = energy.BitSerial(codes, bits);
        var wanted = item.Doubles("e_bit_serial_per_bit_J");
        if (wanted.Length != serial.Length)
        {
            throw new VectorFormatException("'e_bit_serial_per_bit_J' is not as long as the input has bits");
        }

        return serial.Select((e, bit) => Of($"e_bit_serial_per_bit_J[{bit}]", e, wanted[bit])).FirstOrDefault(difference => difference is not null)
            ?? Of(item, "e_bit_serial_J", serial.Sum())
            ?? Of(item, "e_amplitude_J", energy.Amplitude(codes, bits))
            ?? Of(item, "e_pulse_width_J", energy.PulseWidth(codes, bits));
    }

    static string? WiredRead(JsonElement item)
    {
        var negative = item.Flag("interleaved", false) ? item.Conductances("level_neg") : null;
        var array = new WiredArray(item.Conductances("level"), negative, WireFields.Topology(item), WireFields.Resistances(item));
        var (drivers, cells, wires) = ArrayReadEnergy.WithWires(
            array.Solve(item.Doubles("x")), 1 / item.Double("r_on_ohm"), item.Double("v_read"), item.Double("t_read_s"));
        return Of(item, "e_drivers_J", drivers) ?? Of(item, "e_cells_J", cells) ?? Of(item, "e_wires_J", wires);
    }

    static string? Write(JsonElement item)
    {
        var pulses = item.Int("pulses");
        var direction = pulses < 0 ? "down" : "up";
        var energy = new CellWriteEnergy(item.Double($"v_{direction}"), item.Double($"t_{direction}_s"));
        var count = Math.Abs((long)pulses);
        return Of(item, "e_cell_J", energy.Cell(item.Double("g_before_uS") * 1e-6, item.Double("g_after_uS") * 1e-6, count))
            ?? Of(item, "e_wire_J", energy.Wire(item.Double("c_wire_F"), count));
    }

    static string? Of(JsonElement item, string name, double found) => Of(name, found, item.Double(name));

    static string? Of(string name, double found, double wanted) => Differences.OfValue(name, found, wanted, Stored + (Differences.Tolerance * Math.Abs(wanted)));
}
