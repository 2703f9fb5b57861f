using NeuroChip.Devices.Wires;

namespace NeuroChip.Devices.Energy;

/// <summary>Energy of reading an array, ΣG·V²·t, in J.</summary>
public sealed class ArrayReadEnergy
{
    readonly double[] _lineConductances;
    readonly double _volts, _seconds;

    /// <param name="siemens">[outputs × inputs] conductances in S.</param>
    /// <param name="volts">Read voltage of a full input.</param>
    /// <param name="seconds">Time of one read.</param>
    public ArrayReadEnergy(Matrix siemens, double volts, double seconds)
    {
        _volts = Require.Finite(volts, "v_read");
        _seconds = Require.NotNegative(seconds, "t_read");
        _lineConductances = new double[siemens.Columns];
        for (var cell = 0; cell < siemens.Values.Length; cell++)
        {
            _lineConductances[cell % siemens.Columns] += Require.NotNegative(siemens.Values[cell], "conductance");
        }
    }

    /// <summary>Every bit of the codes on its own, least significant first: each set bit costs a full read, whatever it counts.</summary>
    public double[] BitSerial(ReadOnlySpan<int> codes, int bits)
    {
        var energies = new double[Require.Within(bits, 1, 30, "input_bits")];
        for (var bit = 0; bit < bits; bit++)
        {
            energies[bit] = Sum(codes, code => (code >> bit) & 1);
        }

        return energies;
    }

    /// <summary>Voltage in proportion to the code: energy to its square.</summary>
    public double Amplitude(ReadOnlySpan<int> codes, int bits)
    {
        var largest = LargestCode(bits);
        return Sum(codes, code => code / largest * (code / largest));
    }

    /// <summary>Time in proportion to the code: energy too.</summary>
    public double PulseWidth(ReadOnlySpan<int> codes, int bits)
    {
        var largest = LargestCode(bits);
        return Sum(codes, code => code / largest);
    }

    /// <summary>Energy that leaves the drivers of an array with wires, and what of it the cells and the wires take.</summary>
    /// <param name="onSiemens">Gmax in S.</param>
    public static (double Drivers, double Cells, double Wires) WithWires(WireSolution solution, double onSiemens, double volts, double seconds)
    {
        var unit = Require.Positive(onSiemens, "Gmax") * volts * volts * Require.NotNegative(seconds, "t_read");
        var (drivers, cells) = (solution.DriverPower * unit, solution.CellPower * unit);
        return (drivers, cells, drivers - cells);
    }

    static double LargestCode(int bits) => (1 << Require.Within(bits, 1, 30, "input_bits")) - 1;

    double Sum(ReadOnlySpan<int> codes, Func<int, double> share)
    {
        Require.SameSize(codes.Length, _lineConductances.Length, "codes of an array");
        var sum = 0.0;
        for (var line = 0; line < codes.Length; line++)
        {
            sum += _lineConductances[line] * share(codes[line]);
        }

        return sum * _volts * _volts * _seconds;
    }
}
