namespace NeuroChip.Verification;

/// <summary>One case of a vector file.</summary>
/// <param name="Case">Its id, or what it is called in the file.</param>
/// <param name="Difference">Null where everything agrees; otherwise the first difference, with step and element.</param>
public sealed record CaseVerdict(string Case, string? Difference)
{
    public bool Passed => Difference is null;
}
