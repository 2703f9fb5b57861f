namespace NeuroChip.Verification.Published;

/// <summary>A published number, or one that follows from published ones, beside ours.</summary>
/// <param name="Workload">What was measured or derived, and on what.</param>
/// <param name="Unit">Of both numbers; "" for a plain number.</param>
/// <param name="Tolerance">Largest difference that agrees: 0, half of the last digit published, or a share of it.</param>
/// <param name="Source">Paper and table.</param>
public sealed record PublishedResult(string Workload, string Unit, double Published, double Tolerance, double Ours, string Source)
{
    /// <summary>What agrees where it is a range, ends included; null: <see cref="Tolerance"/> says it.</summary>
    public (double Least, double Most)? Band { get; init; }

    public double Difference => Ours - Published;

    public bool Agrees => Band is { } band ? Ours >= band.Least && Ours <= band.Most : Math.Abs(Difference) <= Tolerance;
}
