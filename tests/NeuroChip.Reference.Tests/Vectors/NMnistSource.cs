using System.IO.Compression;
using NeuroChip.Core.Runs;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Reference.Tests.Vectors;

/// <summary>
/// Recordings of the N-MNIST archive as frames of 1 ms: per polarity, row and column the number of events, up to the last whole
/// millisecond. An event has five bytes: column, row, then polarity (top bit) and 23 bits of time in µs, big-endian.
/// </summary>
sealed class NMnistSource : ISampleSource
{
    const int Side = 34;

    readonly EncodedSample[] _samples;

    /// <param name="first">Number of the first recording: 1 for training, 60001 for test.</param>
    /// <param name="ticks">Steps of every sample.</param>
    public NMnistSource(int first, int count, int ticks)
    {
        Ticks = ticks;
        using var archive = ZipFile.OpenRead(Path.Combine(SharedFolders.Data!, "n-mnist", "n-mnist-200.zip"));
        _samples = [.. Enumerable.Range(first, count).Select(n => Frames(Bytes(archive.GetEntry($"{n}.bs2")!), ticks))];
    }

    public int Count => _samples.Length;

    public int Ticks { get; }

    public EncodedSample[] Encode(int sample) => [_samples[sample]];

    public int Label(int sample) => -1;

    static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static EncodedSample Frames(byte[] bytes, int ticks)
    {
        var events = bytes.Chunk(5).Select(e => (Time: ((e[2] & 0x7F) << 16) | (e[3] << 8) | e[4], Element: ((((e[2] >> 7) * Side) + e[1]) * Side) + e[0])).ToList();
        var start = events[0].Time;
        var frames = (events[^1].Time - start) / 1000;
        var counts = events
            .GroupBy(e => (Tick: (e.Time - start) / 1000, e.Element))
            .Where(g => g.Key.Tick < frames)
            .OrderBy(g => g.Key)
            .Select(g => (g.Key.Tick, g.Key.Element, Count: g.Count()))
            .ToList();
        int[] tickStart = [.. Enumerable.Range(0, ticks + 1).Select(tick => counts.Count(c => c.Tick < tick))];
        return new EncodedSample(tickStart, [.. counts.Select(c => c.Element)], [.. counts.Select(c => c.Count)]);
    }
}
