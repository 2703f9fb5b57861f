namespace NeuroChip.Verification;

/// <summary>What verifying one file gave.</summary>
/// <param name="FirstFailure">Case, step and element of the first difference; null where all cases pass.</param>
public sealed record FileVerdict(string Path, string Kind, int Cases, int Passed, string? FirstFailure)
{
    public int Failed => Cases - Passed;
}
