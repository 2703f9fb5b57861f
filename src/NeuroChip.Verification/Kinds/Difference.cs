namespace NeuroChip.Verification.Kinds;

/// <summary>A place where a run differs from what a file expects.</summary>
/// <param name="Step">By which differences are ordered.</param>
/// <param name="Text">For the user: place, value expected, value found.</param>
sealed record Difference(int Step, string Text)
{
    public static Difference At(int step, string element, long expected, long found) =>
        new(step, FormattableString.Invariant($"step {step}, {element}: expected {expected}, found {found}"));

    /// <summary>First step in which a sequence of one value a step differs; null where none does.</summary>
    public static Difference? FirstIn(string element, ReadOnlySpan<long> expected, Func<int, long> found)
    {
        for (var step = 0; step < expected.Length; step++)
        {
            if (found(step) != expected[step])
            {
                return At(step, element, expected[step], found(step));
            }
        }

        return null;
    }

    /// <summary>The earliest of several; of two in one step the one that comes first.</summary>
    public static Difference? Earliest(IEnumerable<Difference?> differences) => differences.OfType<Difference>().MinBy(difference => difference.Step);
}
