using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Wires;

/// <summary>
/// The taps of one array and its drivers. With the supply lines eliminated, the currents u into the output taps obey u = c + B·L·u, where L folds
/// the output lines and B = G·S·G the supply lines S between two passages of the cells G. L and B are symmetric and positive and B·L shrinks, so that
/// conjugate gradients in the inner product of L solve it: 9 steps for 256 × 256 cells of 25 kΩ on segments of 2 Ω.
/// </summary>
sealed class WireNetwork(Ladder outputs, CellGroup positive, CellGroup? negative)
{
    const double Residual = 1e-13;
    const double StepResidual = 1e-30;
    const int MaxSteps = 5_000;

    // The second eigenvalue is about a ninth of the first: eight iterations leave 1e-7 of it.
    const int ModeIterations = 8;

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

    /// <summary>One sweep, and the share of the leading mode in what it leaves out.</summary>
    public double[] Estimate(LeadingMode? mode)
    {
        var injected = _scratch;
        injected.AsSpan().Clear();
        positive.AddDriven(injected);
        negative?.AddDriven(injected);
        var taps = outputs.Inject(injected);
        var currents = Leaving(injected, taps);
        mode?.AddTo(currents, taps);
        return currents;
    }

    /// <summary>The eigenvector of L·B with the largest eigenvalue, by power iteration; null on perfect wires.</summary>
    public LeadingMode? FindMode()
    {
        var taps = new double[_scratch.Length];
        Array.Fill(taps, 1);
        var eigenvalue = 0.0;
        for (var iteration = 0; iteration < ModeIterations; iteration++)
        {
            var image = Coupled(taps);
            var folded = outputs.Inject(image).ToArray();
            var norm = Dot(taps, image);
            if (!(norm > 0) || !(Dot(folded, image) > 0))
            {
                return null;
            }

            eigenvalue = Dot(folded, image) / norm;
            taps = Array.ConvertAll(folded, tap => tap / eigenvalue);
        }

        var last = Coupled(taps);
        var leaving = Leaving(Array.ConvertAll(last, current => current / eigenvalue), taps);
        return new LeadingMode(last, leaving, eigenvalue / (1 - eigenvalue) / Dot(taps, last));
    }

    // Currents at the ends of the output lines from what is injected into their taps, which stand at the given voltages.
    double[] Leaving(ReadOnlySpan<double> injected, ReadOnlySpan<double> taps)
    {
        var columns = positive.Conductances.Columns;
        var currents = new double[positive.Conductances.Rows];
        for (var output = 0; output < currents.Length; output++)
        {
            var cells = (output * columns)..((output + 1) * columns);
            currents[output] = Sum(injected[cells]) - Dot(positive.Conductances.Row(output), taps[cells])
                - (negative is null ? 0 : Dot(negative.Conductances.Row(output), taps[cells]));
        }

        return currents;
    }

    static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    // Voltages of the output taps, from the currents u into them: u = driven + B·L·u. The residual is taken afresh until it is small indeed.
    double[] Taps()
    {
        var driven = new double[_scratch.Length];
        positive.AddDriven(driven);
        negative?.AddDriven(driven);
        var currents = new double[_scratch.Length];
        var residual = (double[])driven.Clone();
        for (var steps = 0; steps < MaxSteps;)
        {
            steps += Correct(currents, residual);
            var taps = outputs.Inject(currents).ToArray();
            var coupled = Coupled(taps);
            double largest = 0, worst = 0;
            for (var i = 0; i < taps.Length; i++)
            {
                residual[i] = driven[i] + coupled[i] - currents[i];
                largest = Math.Max(largest, Math.Abs(currents[i]));
                worst = Math.Max(worst, Math.Abs(residual[i]));
            }

            if (worst <= Residual * largest)
            {
                return taps;
            }
        }

        throw Require.Error(DeviceCodes.WiresNotSolved, $"no solution to a residual of {Residual} after {MaxSteps} steps.");
    }

    // Conjugate gradients in the inner product of L; returns the steps taken. Directions are kept with their voltages.
    int Correct(double[] currents, double[] residual)
    {
        var direction = (double[])residual.Clone();
        var voltages = outputs.Inject(direction).ToArray();
        var norm = Dot(residual, voltages);
        var enough = norm * StepResidual;
        var steps = 1;
        for (; norm > enough && steps < MaxSteps; steps++)
        {
            var image = Coupled(voltages);
            var length = norm / (Dot(voltages, direction) - Dot(voltages, image));
            for (var i = 0; i < currents.Length; i++)
            {
                currents[i] += length * direction[i];
                residual[i] -= length * (direction[i] - image[i]);
            }

            var folded = outputs.Inject(residual);
            var next = Dot(residual, folded);
            var turn = next / norm;
            norm = next;
            for (var i = 0; i < currents.Length; i++)
            {
                direction[i] = residual[i] + (turn * direction[i]);
                voltages[i] = folded[i] + (turn * voltages[i]);
            }
        }

        // What remains raises no voltage that L could see: one sweep, and it is gone.
        for (var i = 0; i < currents.Length; i++)
        {
            currents[i] += residual[i];
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

    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
