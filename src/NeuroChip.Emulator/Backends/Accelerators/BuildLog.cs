namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>What a device's compiler says.</summary>
static class BuildLog
{
    const int MostLines = 12;

    /// <summary>The first lines, which name the first mistake.</summary>
    public static string Shorten(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "it gives no reason" : string.Join("\n  ", lines.Take(MostLines));
    }
}
