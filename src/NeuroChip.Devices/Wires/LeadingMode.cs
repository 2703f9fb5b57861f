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
}
