namespace NeuroChip.Verification.Published;

/// <summary>A published number, or one that follows from published ones, beside ours.</summary>
/// <param name="Workload">What was measured or derived, and on what.</param>
/// <param name="Unit">Of both numbers; "" for a plain number.</param>
/// <param name="Tolerance">Largest difference that agrees: 0, half of the last digit published, or a share of it; null: nobody says how far apart still agrees.</param>
/// <param name="Source">Paper and table.</param>
public sealed record PublishedResult(string Workload, string Unit, double Published, double? Tolerance, double Ours, string Source)
{
    /// <summary>What agrees where it is a range, ends included; null: <see cref="Tolerance"/> says it.</summary>
    public (double Least, double Most)? Band { get; init; }

    /// <summary>Ours follows from this very number, or from inputs chosen to meet it: it shows what was put in, and proves nothing.</summary>
    public bool ByConstruction { get; init; }

    public double Difference => Ours - Published;

    /// <summary>Null where nothing says how far apart still agrees.</summary>
    public bool? Agrees => Band is { } band ? Ours >= band.Least && Ours <= band.Most : Tolerance is { } tolerance ? Math.Abs(Difference) <= tolerance : null;
}
