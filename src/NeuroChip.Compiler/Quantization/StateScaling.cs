using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Quantization;

/// <summary>
/// Finds the real value of a state unit for every group of a population, and the exponent of every projection into it. A mantissa of
/// projection e is worth scale · step_e · 2^(StateShift + exponent_e), so all projections and the threshold hang together.
/// </summary>
/// <remarks>
/// The exponents are the population's: the coarsest projection gets the smallest exponent at which the threshold has
/// <see cref="FineThreshold"/> units (rounding of the leak is then far below one spike), as far as the threshold, the bias and the
/// largest drive of one tick fit their widths. The other projections follow at the powers of two that clip nothing more than was
/// calibrated. Where even the smallest exponent leaves the threshold out of range, weights are coded more coarsely than calibrated.
/// </remarks>
sealed class StateScaling
{
    const double FineThreshold = 1 << 15;

    // Room above the threshold before the membrane saturates; matters below zero and for subtracting resets.
    const double Headroom = 4;

    // Readouts sum over many ticks; a membrane without leak is given the length of a long sample.
    const double ReadoutTicks = 256;

    readonly NeuronDynamics _dynamics;
    readonly NeuronFormat _format;
    readonly ScaleGroups _groups;
    readonly IReadOnlyList<CalibratedProjection> _projections;
    readonly double[] _drive;

    public StateScaling(
        NeuronDynamics dynamics, NeuronFormat format, SynapseSpec synapse, ScaleGroups groups, IReadOnlyList<CalibratedProjection> projections)
    {
        _dynamics = dynamics;
        _format = format;
        _groups = groups;
        _projections = projections;
        _drive = LargestDrives();
        Exponents = new int[projections.Count];
        Scales = new double[groups.Count];
        ChooseExponents(synapse);
        ChooseScales();
    }

    /// <summary>By projection into the population.</summary>
    public int[] Exponents { get; }

    /// <summary>Real value of a state unit, by group; positive.</summary>
    public double[] Scales { get; }

    /// <summary>True where a scale had to be coarser than the weights' calibration asked for.</summary>
    public bool Widened { get; private set; }

    /// <summary>Real value of a mantissa of a projection in a group.</summary>
    public double MantissaScale(int projection, int group) => Scales[group] * MantissaUnits(projection, Exponents[projection]);

    double MantissaUnits(int projection, int exponent) => Math.ScaleB(_projections[projection].Grid.Step, _format.StateShift + exponent);

    void ChooseExponents(SynapseSpec synapse)
    {
        Array.Fill(Exponents, Math.Clamp(0, synapse.MinExponent, synapse.MaxExponent));
        var anchor = 0;
        for (var e = 1; e < _projections.Count; e++)
        {
            anchor = Coarsest(e) > Coarsest(anchor) ? e : anchor;
        }

        if (_projections.Count == 0 || Coarsest(anchor) == 0)
        {
            return;
        }

        var (required, wished) = SmallestScales(Everyone());
        var exponent = AnchorExponent(synapse, anchor, Math.Max(required, wished)) ?? AnchorExponent(synapse, anchor, required) ?? synapse.MinExponent;
        var scale = ScaleAt(anchor, exponent);
        for (var e = 0; e < _projections.Count; e++)
        {
            if (Coarsest(e) > 0)
            {
                var needed = e == anchor ? exponent : CeilLog2(Coarsest(e) / (scale * MantissaUnits(e, 0)));
                Exponents[e] = Math.Clamp(needed, synapse.MinExponent, synapse.MaxExponent);
            }
        }
    }

    // Smallest exponent from 0 up that resolves the threshold finely, else the largest that fits; below 0 only if 0 does not fit.
    int? AnchorExponent(SynapseSpec synapse, int anchor, double smallestScale)
    {
        var fine = Everyone().Max(Magnitude) / FineThreshold;
        int? best = null;
        for (var exponent = Math.Max(synapse.MinExponent, 0); exponent <= synapse.MaxExponent && ScaleAt(anchor, exponent) >= smallestScale; exponent++)
        {
            best = exponent;
            if (ScaleAt(anchor, exponent) <= fine)
            {
                break;
            }
        }

        for (var exponent = -1; best is null && exponent >= synapse.MinExponent; exponent--)
        {
            best = ScaleAt(anchor, exponent) >= smallestScale ? exponent : null;
        }

        return best;
    }

    void ChooseScales()
    {
        var members = Enumerable.Range(0, _groups.GroupOf.Length).ToLookup(n => _groups.GroupOf[n]);
        for (var group = 0; group < _groups.Count; group++)
        {
            var calibrated = 0.0;
            for (var e = 0; e < _projections.Count; e++)
            {
                calibrated = Math.Max(calibrated, _projections[e].Scales[group] / MantissaUnits(e, Exponents[e]));
            }

            var (required, wished) = SmallestScales(members[group]);
            var largest = members[group].Select(Magnitude).DefaultIfEmpty(0).Max();
            Widened |= calibrated > 0 && calibrated < required;
            Scales[group] = calibrated > 0 ? Math.Max(calibrated, required)
                : Math.Max(Math.Max(required, wished), largest > 0 ? largest / FineThreshold : 1 / FineThreshold);
        }
    }

    /// <summary>Scales below the first cannot hold a parameter; below the second a membrane may saturate in use.</summary>
    (double Required, double Wished) SmallestScales(IEnumerable<int> neurons)
    {
        double required = 0, wished = 0;
        foreach (var n in neurons)
        {
            var threshold = _dynamics.Fires ? Math.Abs(_dynamics.Threshold[n]) : 0;
            required = Math.Max(required, threshold / _format.ThresholdMax);
            required = Math.Max(required, Math.Abs(_dynamics.ResetValue[n]) / _format.StateMax);
            required = Math.Max(required, _drive[n] / (1 << 30));
            wished = Math.Max(wished, Math.Max(Headroom * threshold, Range(n)) / _format.StateMax);
            if (_format.BiasMax > 0)
            {
                wished = Math.Max(wished, Math.Max(Math.Abs(_dynamics.Bias[n]), Math.Abs(_dynamics.CurrentBias[n])) / _format.BiasMax);
            }
        }

        return (required, wished);
    }

    // What the membrane is compared with; of a readout, what it may reach.
    double Magnitude(int neuron) => _dynamics.Fires && _dynamics.Threshold[neuron] != 0 ? Math.Abs(_dynamics.Threshold[neuron]) : Range(neuron);

    double Range(int neuron)
    {
        var drive = _drive[neuron] + Math.Abs(_dynamics.Bias[neuron]);
        if (_dynamics.Fires)
        {
            return drive;
        }

        var current = _dynamics.CurrentLoss is { } loss ? Ticks(loss[neuron]) : 1;
        return drive * Ticks(_dynamics.MembraneLoss[neuron]) * current;
    }

    static double Ticks(double loss) => loss > 0 ? Math.Min(1 / loss, ReadoutTicks) : ReadoutTicks;

    // Larger of the sums of positive and of negative weights into each neuron: all sources spike at once.
    double[] LargestDrives()
    {
        var positive = new double[_groups.GroupOf.Length];
        var negative = new double[_groups.GroupOf.Length];
        foreach (var projection in _projections.Select(p => p.Projection))
        {
            for (var n = 0; n < positive.Length; n++)
            {
                foreach (var weight in projection.Synapses.Weights.AsSpan(projection.Synapses.Of(n)))
                {
                    positive[n] += Math.Max(0, weight) * projection.MaxSourceValue;
                    negative[n] -= Math.Min(0, weight) * projection.MaxSourceValue;
                }
            }
        }

        for (var n = 0; n < positive.Length; n++)
        {
            positive[n] = Math.Max(positive[n], negative[n]);
        }

        return positive;
    }

    IEnumerable<int> Everyone() => Enumerable.Range(0, _groups.GroupOf.Length);

    double Coarsest(int projection) => _projections[projection].Scales.Max();

    double ScaleAt(int anchor, int exponent) => Coarsest(anchor) / MantissaUnits(anchor, exponent);

    // Smallest k with 2^k ≥ value.
    static int CeilLog2(double value)
    {
        var floor = Math.ILogB(value);
        return Math.ScaleB(1, floor) == value ? floor : floor + 1;
    }
}
