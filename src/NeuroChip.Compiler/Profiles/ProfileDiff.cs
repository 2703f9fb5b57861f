using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>Compares two resolved profiles value by value.</summary>
public static class ProfileDiff
{
    /// <summary>Values that differ: those of the first profile in its order, then those that only the second has.</summary>
    public static IReadOnlyList<ProfileDifference> Compare(HardwareProfile left, HardwareProfile right)
    {
        var ofLeft = ProfileValues.Of(left).ToArray();
        var ofRight = ProfileValues.Of(right).ToArray();
        var leftByPath = ofLeft.ToDictionary(v => v.Path, v => v.Value, StringComparer.Ordinal);
        var rightByPath = ofRight.ToDictionary(v => v.Path, v => v.Value, StringComparer.Ordinal);
        return
        [
            .. ofLeft
                .Select(v => new ProfileDifference(v.Path, v.Value, rightByPath.GetValueOrDefault(v.Path, ProfileDifference.Absent)))
                .Where(d => d.Left != d.Right),
            .. ofRight
                .Where(v => !leftByPath.ContainsKey(v.Path))
                .Select(v => new ProfileDifference(v.Path, ProfileDifference.Absent, v.Value)),
        ];
    }
}
