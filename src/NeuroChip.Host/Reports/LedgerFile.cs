using System.Globalization;
using NeuroChip.Emulator.Accounting;

namespace NeuroChip.Host.Reports;

/// <summary>The ledger as CSV, line by line, and its sums.</summary>
static class LedgerFile
{
    public const string Header = "phase,first_tick,core,layer,component,count,unit,price,joules,scope,source";

    /// <returns>Sums of what was written.</returns>
    public static LedgerFigures Write(TextWriter writer, IEnumerable<LedgerLine> lines)
    {
        var sums = new LedgerSums();
        writer.WriteLine(Header);
        foreach (var line in lines)
        {
            writer.WriteLine(Text(line));
            sums.Add(line);
        }

        return sums.Figures;
    }

    static string Text(LedgerLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{PhaseName(line.Phase)},{line.FirstTick},{line.Core},{Quote(line.Layer)},{Quote(line.Component)},{line.Count:R},{line.Unit},{line.Price:R},{line.Joules:R},{line.Scope},{Quote(line.Source)}");

    public static string PhaseName(LedgerPhase phase) => phase == LedgerPhase.ReadOut ? "readOut" : phase.ToString().ToLowerInvariant();

    static string Quote(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Adds lines up in their order.</summary>
    sealed class LedgerSums
    {
        readonly SortedDictionary<LedgerPhase, double> _byPhase = [];
        readonly List<string> _layers = [];
        readonly Dictionary<string, double> _byLayer = new(StringComparer.Ordinal);
        readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
        long _lines;
        double _total;

        public LedgerFigures Figures => new(
            _lines, _total, [.. _byPhase.Select(phase => KeyValuePair.Create(PhaseName(phase.Key), phase.Value))],
            [.. _layers.Select(layer => KeyValuePair.Create(layer, _byLayer[layer]))], [.. _missing]);

        public void Add(LedgerLine line)
        {
            _lines++;
            if (line.Scope == "missing")
            {
                _missing.Add($"{PhaseName(line.Phase)}: {line.Component}");
            }

            if (line.Scope is not ("perTerm" or "static") || line.Joules is not { } joules)
            {
                return;
            }

            _byPhase[line.Phase] = _byPhase.GetValueOrDefault(line.Phase) + joules;
            if (!line.Counts)
            {
                return;
            }

            _total += joules;
            if (!_byLayer.TryAdd(line.Layer, joules))
            {
                _byLayer[line.Layer] += joules;
            }
            else
            {
                _layers.Add(line.Layer);
            }
        }
    }
}
