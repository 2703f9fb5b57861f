using System.Text.Json;
using NeuroChip.Devices;
using NeuroChip.Devices.Wires;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>ir_drop</c>: currents and cell voltages of one array with wires.</summary>
sealed class IrDropKind() : CrossbarKind("ir_drop")
{
    // Cell voltages are stored with eight digits.
    const double VoltageTolerance = 1e-7;

    protected override string? Difference(JsonElement item, ulong seed)
    {
        var positive = item.Conductances("level");
        var negative = item.Flag("interleaved", false) ? item.Conductances("level_neg") : null;
        var array = new WiredArray(positive, negative, WireFields.Topology(item), WireFields.Resistances(item));
        var inputs = item.Rows("X");
        WireSolution[] solutions = [.. inputs.Select(x => array.Solve(x))];
        return Differences.Of("Y_no_wire", [.. inputs.Select(x => Ideal(positive, negative, x))], item.Rows("Y_no_wire"))
            ?? Differences.Of("Y", [.. solutions.Select(s => s.Currents)], item.Rows("Y"))
            ?? Voltages(item, "V_cell", [.. solutions.Select(s => s.CellVoltages)])
            ?? Voltages(item, "V_cell_neg", [.. solutions.Select(s => s.NegativeCellVoltages)]);
    }

    static double[] Ideal(Matrix positive, Matrix? negative, double[] inputs)
    {
        var currents = positive.Multiply(inputs);
        return negative is null ? currents : [.. currents.Zip(negative.Multiply(inputs), (plus, minus) => plus - minus)];
    }

    static string? Voltages(JsonElement item, string name, Matrix?[] found)
    {
        if (item.Optional(name) is not { } wanted)
        {
            return null;
        }

        double[][] flat = [.. wanted.Items().Select(matrix => matrix.AsRows(name).SelectMany(row => row).ToArray())];
        return Differences.Of(name, [.. found.Select(matrix => matrix?.Values.ToArray() ?? [])], flat, VoltageTolerance);
    }
}
