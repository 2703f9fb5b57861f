using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Wires;

/// <summary>
/// The taps of one array and its drivers. With the supply lines eliminated, the voltages w of the output taps obey w = c + L·B·w, where L folds
/// the output lines and B = G·S·G the supply lines S between two passages of the cells G. L and B are symmetric and positive, so I − L·B is
/// self-adjoint in the inner product of B, in which conjugate gradients solve it: 9 steps for 256 × 256 cells of 25 kΩ on segments of 2 Ω.
/// </summary>
sealed class WireNetwork(Ladder outputs, CellGroup positive, CellGroup? negative)
{
    const double Residual = 1e-13;
    const int MaxSteps = 5_000;

    readonly double[] _scratch = new double[positive.Conductances.Values.Length];

    public WireSolution Solve()
    {
        var taps = Taps();
        var plus = Voltages(positive, taps);
        var minus = negative is null ? null : Voltages(negative, taps);
        return new WireSolution
        {
            Currents = Currents(plus, minus),
            CellVoltages = plus,
            NegativeCellVoltages = minus,
            DriverPower = DriverPower(positive, plus) + (minus is null ? 0 : DriverPower(negative!, minus)),
            CellPower = CellPower(positive, plus) + (minus is null ? 0 : CellPower(negative!, minus)),
        };
    }

    public double[] Estimate()
    {
        var injected = new double[_scratch.Length];
        positive.AddDriven(injected);
        negative?.AddDriven(injected);
        var taps = outputs.Inject(injected);
        var currents = new double[positive.Conductances.Rows];
        for (var output = 0; output < currents.Length; output++)
        {
            var first = output * positive.Conductances.Columns;
            currents[output] = Leaving(positive.Conductances.Row(output), injected.AsSpan(first), taps[first..]);
            if (negative is not null)
            {
                currents[output] += Leaving(negative.Conductances.Row(output), default, taps[first..]);
            }
        }

        return currents;
    }

    // Current into an output line whose taps stand at the given voltages.
    static double Leaving(ReadOnlySpan<double> cells, ReadOnlySpan<double> injected, ReadOnlySpan<double> taps)
    {
        var sum = 0.0;
        for (var i = 0; i < cells.Length; i++)
        {
            sum += (injected.IsEmpty ? 0 : injected[i]) - (cells[i] * taps[i]);
        }

        return sum;
    }

    // Voltages of the output taps. The recurrences of the residual lose digits, so that it is taken afresh until it is small indeed.
    double[] Taps()
    {
        var driven = new double[_scratch.Length];
        positive.AddDriven(driven);
        negative?.AddDriven(driven);
        var constant = outputs.Inject(driven).ToArray();
        var taps = new double[_scratch.Length];
        var residual = (double[])constant.Clone();
        for (var steps = 0; steps < MaxSteps;)
        {
            steps += Correct(taps, residual);
            var largest = 0.0;
            for (var i = 0; i < taps.Length; i++)
            {
                largest = Math.Max(largest, Math.Abs(taps[i]));
            }

            var next = outputs.Inject(Coupled(taps));
            var worst = 0.0;
            for (var i = 0; i < taps.Length; i++)
            {
                residual[i] = constant[i] + next[i] - taps[i];
                worst = Math.Max(worst, Math.Abs(residual[i]));
            }

            if (worst <= Residual * largest)
            {
                return taps;
            }
        }

        throw Require.Error(DeviceCodes.WiresNotSolved, $"no solution to a residual of {Residual} after {MaxSteps} steps.");
    }

    // Conjugate gradients in the inner product of B; returns the steps taken. The residual's own recurrence is followed to 1e-15.
    int Correct(double[] taps, double[] residual)
    {
        var image = Coupled(residual);
        var direction = (double[])residual.Clone();
        var directionImage = (double[])image.Clone();
        var norm = Dot(residual, image);
        var enough = norm * 1e-30;
        var steps = 1;
        for (; norm > enough && steps < MaxSteps; steps++)
        {
            var folded = outputs.Inject(directionImage).ToArray();
            var foldedImage = Coupled(folded);
            var length = norm / (Dot(direction, directionImage) - Dot(folded, directionImage));
            for (var i = 0; i < taps.Length; i++)
            {
                taps[i] += length * direction[i];
                residual[i] -= length * (direction[i] - folded[i]);
                image[i] -= length * (directionImage[i] - foldedImage[i]);
            }

            var next = Dot(residual, image);
            var turn = next / norm;
            norm = next;
            for (var i = 0; i < taps.Length; i++)
            {
                direction[i] = residual[i] + (turn * direction[i]);
                directionImage[i] = image[i] + (turn * directionImage[i]);
            }
        }

        // What remains lies where B sees nothing: one sweep, and it is gone.
        for (var i = 0; i < taps.Length; i++)
        {
            taps[i] += residual[i];
        }

        return steps;
    }

    double[] Coupled(double[] taps)
    {
        var currents = new double[taps.Length];
        positive.AddCoupled(taps, _scratch, currents);
        negative?.AddCoupled(taps, _scratch, currents);
        return currents;
    }

    // From the supply line to the output tap of every cell.
    Matrix Voltages(CellGroup group, double[] taps)
    {
        var injected = group.Conductances.Select((g, cell) => g * taps[cell]);
        var result = new Matrix(injected.Rows, injected.Columns);
        group.Supply.Drive(group.Sources).CopyTo(result.Values);
        var raised = group.Supply.Inject(injected.Values);
        for (var cell = 0; cell < taps.Length; cell++)
        {
            result.Values[cell] += raised[cell] - taps[cell];
        }

        return result;
    }

    double[] Currents(Matrix plus, Matrix? minus)
    {
        var currents = new double[plus.Rows];
        for (var cell = 0; cell < plus.Values.Length; cell++)
        {
            currents[cell / plus.Columns] += positive.Conductances.Values[cell] * plus.Values[cell];
            if (minus is not null)
            {
                currents[cell / plus.Columns] += negative!.Conductances.Values[cell] * minus.Values[cell];
            }
        }

        return currents;
    }

    // A supply line gives what its cells take.
    static double DriverPower(CellGroup group, Matrix voltages)
    {
        var power = 0.0;
        for (var cell = 0; cell < voltages.Values.Length; cell++)
        {
            var source = group.Sources[group.Supply.LineOf(cell)];
            power += source * group.Conductances.Values[cell] * voltages.Values[cell];
        }

        return power;
    }

    static double CellPower(CellGroup group, Matrix voltages)
    {
        var power = 0.0;
        for (var cell = 0; cell < voltages.Values.Length; cell++)
        {
            power += group.Conductances.Values[cell] * voltages.Values[cell] * voltages.Values[cell];
        }

        return power;
    }

    static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
