using System.Text;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Compiler.Profiles;

/// <summary>
/// Fingerprint of what a profile says, the same on every machine: of its resolved values, not of its text. Order of keys, comments,
/// units (1000 fJ or 1 pJ) and the profile's name do not matter; a value, a source or a note does.
/// </summary>
public static class ProfileHash
{
    /// <summary>16 hexadecimal digits.</summary>
    public static string Of(HardwareProfile profile)
    {
        var hash = new StateHash();
        foreach (var (path, value) in ProfileValues.Of(profile))
        {
            hash.Add(Encoding.UTF8.GetBytes(path));
            hash.Add(Encoding.UTF8.GetBytes(value));
        }

        return hash.ToString();
    }
}
