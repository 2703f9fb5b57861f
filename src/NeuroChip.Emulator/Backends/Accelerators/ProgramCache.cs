using System.Security.Cryptography;
using System.Text;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Programs that were compiled for a device, in files named after everything that they depend on. What cannot be kept is compiled again.</summary>
static class ProgramCache
{
    public static byte[]? Find(string? folder, DeviceInfo device, string text)
    {
        try
        {
            return folder is not null && PathOf(folder, device, text) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static void Keep(string? folder, DeviceInfo device, string text, ReadOnlySpan<byte> binary)
    {
        if (folder is null || binary.IsEmpty)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var path = PathOf(folder, device, text);
            // Another process may write the same file: it appears whole or not at all.
            var partial = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(partial, binary);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written costs time, nothing else.
        }
    }

    static string PathOf(string folder, DeviceInfo device, string text)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{device.Platform}\n{device.Name}\n{device.Driver}\n{text}"));
        return Path.Combine(folder, Convert.ToHexStringLower(key) + ".bin");
    }
}
