namespace NeuroChip.Verification.Published;

/// <summary>A published number, or one that follows from published ones, beside ours.</summary>
/// <param name="Workload">What was measured or derived, and on what.</param>
/// <param name="Unit">Of both numbers; "" for a plain number.</param>
/// <param name="Tolerance">Largest difference that agrees: 0, or half of the last digit published.</param>
/// <param name="Source">Paper and table.</param>
public sealed record PublishedResult(string Workload, string Unit, double Published, double Tolerance, double Ours, string Source)
{
    public double Difference => Ours - Published;

    public bool Agrees => Math.Abs(Difference) <= Tolerance;
}
