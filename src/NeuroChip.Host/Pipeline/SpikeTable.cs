using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Runs;

namespace NeuroChip.Host.Pipeline;

/// <summary>
/// One sample of spikes from a text table: header <c>t,address</c> or <c>t,address,value</c>, then a line for each spike with its tick, the
/// element over all inputs, and an integer value (1 where there is none). Lines starting with # are skipped.
/// </summary>
sealed class SpikeTable : ISampleSource
{
    const int LongestRun = 10_000_000;

    readonly EncodedSample[] _signals;

    SpikeTable(EncodedSample[] signals) => _signals = signals;

    public int Count => 1;

    public int Ticks => _signals[0].Ticks;

    public EncodedSample[] Encode(int sample) => _signals;

    public int Label(int sample) => -1;

    /// <param name="path">The table.</param>
    /// <param name="sizes">Elements of each input population, in order.</param>
    /// <param name="ticks">Ticks of the sample; null: up to the last spike.</param>
    public static SpikeTable Read(string path, int[] sizes, int? ticks)
    {
        var spikes = Parse(path, sizes.Sum(), ticks);
        var length = ticks ?? (spikes.Count == 0 ? 1 : spikes.Max(spike => spike.Tick) + 1);
        var signals = new EncodedSample[sizes.Length];
        for (int input = 0, first = 0; input < sizes.Length; first += sizes[input++])
        {
            signals[input] = Signal(spikes.Where(s => s.Address >= first && s.Address < first + sizes[input]), first, length);
        }

        return new SpikeTable(signals);
    }

    static EncodedSample Signal(IEnumerable<Spike> spikes, int first, int ticks)
    {
        // Several spikes of one element in one tick are one spike of their sum.
        var merged = spikes.GroupBy(s => (s.Tick, s.Address)).Select(g => g.First() with { Value = g.Sum(s => s.Value) });
        var ordered = merged.OrderBy(s => s.Tick).ThenBy(s => s.Address).ToList();
        var starts = new int[ticks + 1];
        foreach (var spike in ordered)
        {
            starts[spike.Tick + 1]++;
        }

        for (var tick = 0; tick < ticks; tick++)
        {
            starts[tick + 1] += starts[tick];
        }

        var values = ordered.All(s => s.Value == 1) ? [] : ordered.Select(s => s.Value).ToArray();
        return new EncodedSample(starts, [.. ordered.Select(s => s.Address - first)], values);
    }

    static List<Spike> Parse(string path, int addresses, int? ticks)
    {
        var spikes = new List<Spike>();
        using var reader = new StreamReader(UserFile.OpenRead(path));
        var number = 0;
        string? header = null;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (header is null)
            {
                header = line.Trim();
                if (header is not ("t,address" or "t,address,value"))
                {
                    throw Bad(path, number, $"the header is '{Clip(header)}'; 't,address' or 't,address,value' is expected.");
                }

                continue;
            }

            spikes.Add(ParseLine(path, number, line, addresses, ticks ?? LongestRun));
        }

        return header is null ? throw Bad(path, 1, "the file has no header 't,address'.") : spikes;
    }

    static Spike ParseLine(string path, int number, string line, int addresses, int ticks)
    {
        var cells = line.Split(',');
        var value = 1;
        if (cells.Length is < 2 or > 3 || !TryInt(cells[0], out var tick) || !TryInt(cells[1], out var address) || (cells.Length == 3 && !TryInt(cells[2], out value)))
        {
            throw Bad(path, number, $"'{Clip(line)}' is not tick, address and optional value, all integers.");
        }

        if (tick < 0 || tick >= ticks)
        {
            throw Bad(path, number, $"tick {tick} is outside 0 … {ticks - 1}.");
        }

        return address >= 0 && address < addresses
            ? new Spike(tick, address, value)
            : throw Bad(path, number, $"address {address} is outside the network's inputs, 0 … {addresses - 1}.");
    }

    static bool TryInt(string cell, out int value) => int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    static string Clip(string text) => text.Length <= 40 ? text : text[..40] + "…";

    static InputErrorException Bad(string path, int line, string message) => new(FileCodes.Malformed.At(new SourceLocation(path, line, 1), message));

    readonly record struct Spike(int Tick, int Address, int Value);
}
