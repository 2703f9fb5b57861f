namespace NeuroChip.Reference;

/// <summary>Records nothing.</summary>
public readonly struct NoProbe : IReferenceProbe
{
    public void Step(int sample, int step, int population, ReadOnlySpan<double> outputs, ReadOnlySpan<double> potentials)
    {
    }
}
