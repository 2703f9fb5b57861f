using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Pipeline;

/// <summary>Refuses what does not fit into the memory of this machine before any of it is allocated.</summary>
static class MemoryCheck
{
    /// <summary>What the process may use at most: the machine's memory, or the limit that a container or the runtime's settings put on it.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <param name="bytes">Estimate of what will be allocated on top of what is.</param>
    /// <param name="what">For the message.</param>
    /// <exception cref="InputErrorException">NC6300.</exception>
    public static void Require(double bytes, string what) => Require(bytes, what, Available - Environment.WorkingSet);

    /// <inheritdoc cref="Require(double, string)"/>
    public static void Require(double bytes, string what, long free)
    {
        if (bytes > free)
        {
            throw new InputErrorException(RunCodes.TooLargeForMemory.With(string.Create(CultureInfo.InvariantCulture,
                $"{what}: about {bytes / 1e9:0.0} GB are needed, {free / 1e9:0.0} GB are free for this process, {(bytes - free) / 1e9:0.0} GB short.")));
        }
    }
}
