using NeuroChip.Devices.Wires;

namespace NeuroChip.Devices.Tests.Wires;

/// <summary>Kirchhoff's laws written out tap by tap and solved by dense elimination: slow, and sharing nothing with the solver under test.</summary>
static class DenseNetwork
{
    const double Short = 1e12;

    public static double[] Solve(Matrix positive, Matrix? negative, WireTopology topology, WireResistances wires, double[] inputs)
    {
        var (outputs, columns) = (positive.Rows, positive.Columns);
        var cells = outputs * columns;
        var system = new double[3 * cells, (3 * cells) + 1];
        Matrix?[] signs = [positive, negative];
        for (var i = 0; i < outputs; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var cell = (i * columns) + j;
                Join(system, cell, j + 1 < columns ? cell + 1 : -1, wires.OutputSegment + (j + 1 < columns ? 0 : wires.OutputTerminal), 0);
                for (var sign = 0; sign < 2; sign++)
                {
                    var tap = cell + ((sign + 1) * cells);
                    var gated = topology == WireTopology.SourceLine;
                    var isFirst = gated ? j == 0 : i == 0;
                    var source = (sign == 0 ? 1 : -1) * (gated ? 1 : inputs[j]);
                    Join(system, tap, isFirst ? -1 : tap - (gated ? 1 : columns), wires.InputSegment + (isFirst ? wires.InputTerminal : 0), source);
                    Connect(system, cell, tap, (signs[sign]?[i, j] ?? 0) * (gated ? inputs[j] : 1), 0);
                }
            }
        }

        var voltages = Eliminate(system);
        var ground = wires.OutputSegment + wires.OutputTerminal;
        return
        [
            .. Enumerable.Range(0, outputs).Select(i => ground > 0
                ? voltages[(i * columns) + columns - 1] / ground
                : Enumerable.Range(i * columns, columns).Sum(c => Flow(signs, topology, inputs, voltages, cells, c))),
        ];
    }

    static double Flow(Matrix?[] signs, WireTopology topology, double[] inputs, double[] voltages, int cells, int cell) =>
        Enumerable.Range(0, 2).Sum(sign => (signs[sign]?.Values[cell] ?? 0) * (topology == WireTopology.SourceLine ? inputs[cell % inputs.Length] : 1)
            * (voltages[cell + ((sign + 1) * cells)] - voltages[cell]));

    static void Join(double[,] system, int tap, int other, double resistance, double source) =>
        Connect(system, tap, other, resistance > 0 ? 1 / resistance : Short, source);

    static void Connect(double[,] system, int tap, int other, double conductance, double source)
    {
        var right = system.GetLength(0);
        system[tap, tap] += conductance;
        if (other < 0)
        {
            system[tap, right] += conductance * source;
            return;
        }

        system[other, other] += conductance;
        system[tap, other] -= conductance;
        system[other, tap] -= conductance;
    }

    static double[] Eliminate(double[,] system)
    {
        var size = system.GetLength(0);
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = system[row, pivot] / system[pivot, pivot];
                for (var column = pivot; factor != 0 && column <= size; column++)
                {
                    system[row, column] -= factor * system[pivot, column];
                }
            }
        }

        var result = new double[size];
        for (var row = size - 1; row >= 0; row--)
        {
            var sum = system[row, size];
            for (var column = row + 1; column < size; column++)
            {
                sum -= system[row, column] * result[column];
            }

            result[row] = sum / system[row, row];
        }

        return result;
    }
}
