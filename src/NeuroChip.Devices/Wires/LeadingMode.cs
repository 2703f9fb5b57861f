namespace NeuroChip.Devices.Wires;

/// <summary>The slowest of the ways in which output taps and supply lines act back on each other; a property of the array, not of its inputs.</summary>
/// <param name="Image">What the mode injects through the supply lines: its weight in given tap voltages is their product with this.</param>
/// <param name="Currents">Currents at the outputs for a mode of weight 1.</param>
/// <param name="Gain">Of the geometric series λ + λ² + …, over the square of the mode.</param>
sealed record LeadingMode(double[] Image, double[] Currents, double Gain)
{
    /// <summary>Adds the mode's later passages to the currents of a first one.</summary>
    public void AddTo(Span<double> currents, ReadOnlySpan<double> taps)
    {
        var weight = 0.0;
        for (var i = 0; i < taps.Length; i++)
        {
            weight += Image[i] * taps[i];
        }

        for (var output = 0; output < currents.Length; output++)
        {
            currents[output] += Gain * weight * Currents[output];
        }
    }

    /// <summary>The same for every input by itself.</summary>
    /// <param name="transfer">[outputs × inputs] of a first passage.</param>
    /// <param name="driven">[outputs × inputs] currents into the output taps, each for its own input.</param>
    public void AddTo(Matrix transfer, Matrix driven, Ladder outputs)
    {
        var weightOfTap = outputs.Inject(Image).ToArray();
        var weights = new double[driven.Columns];
        for (var cell = 0; cell < weightOfTap.Length; cell++)
        {
            weights[cell % weights.Length] += weightOfTap[cell] * driven.Values[cell];
        }

        for (var output = 0; output < transfer.Rows; output++)
        {
            for (var input = 0; input < weights.Length; input++)
            {
                transfer[output, input] += Gain * Currents[output] * weights[input];
            }
        }
    }
}
