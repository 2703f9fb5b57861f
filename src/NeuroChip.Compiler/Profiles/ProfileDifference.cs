namespace NeuroChip.Compiler.Profiles;

/// <param name="Path">Keys joined by dots.</param>
/// <param name="Left">Value in the first profile, or <see cref="Absent"/>.</param>
/// <param name="Right">Value in the second profile, or <see cref="Absent"/>.</param>
public readonly record struct ProfileDifference(string Path, string Left, string Right)
{
    /// <summary>Stands for a value that a profile does not have.</summary>
    public const string Absent = "-";
}
