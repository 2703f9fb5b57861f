using System.Globalization;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads synapses one by one: as rows [pre, post, weight] or [pre, post, weight, delay], or as four lists.</summary>
sealed class SparseReader(JsonFields fields, Shape from, Shape to)
{
    readonly List<int> _pre = [];
    readonly List<int> _post = [];
    readonly List<double> _weights = [];
    readonly List<int> _delays = [];

    /// <summary>Null after a finding.</summary>
    public LinearStage? Read()
    {
        var complete = fields.Find("synapses") is { } rows && fields.Find("pre") is null ? ReadRows(rows) : ReadColumns();
        if (!complete)
        {
            return null;
        }

        var delays = _delays.TrueForAll(d => d == 0) ? [] : _delays.ToArray();
        if (StageFactory.TrySparse(from, to, _pre.ToArray(), _post.ToArray(), _weights.ToArray(), delays, out var stage) is { } problem)
        {
            fields.Source.Error(JsonNetworkCodes.Mismatch, fields.Node, $"{fields.Place("synapses")}: {problem}.");
        }

        return stage;
    }

    bool ReadRows(JsonNode rows) =>
        fields.Items("synapses", rows, "a list of [pre, post, weight] or [pre, post, weight, delay]")?.TrueForAll(ReadRow) ?? false;

    bool ReadRow(JsonNode node)
    {
        if (node is not JsonNumbers { Values.Length: 3 or 4 } row)
        {
            fields.WrongType("synapses", node, "[pre, post, weight] or [pre, post, weight, delay]");
            return false;
        }

        var values = row.Values;
        if (!InRange(row, 0, from.Count - 1) || !InRange(row, 1, to.Count - 1) || (values.Length == 4 && !InRange(row, 3, NetworkLimits.Ticks)))
        {
            return false;
        }

        _pre.Add((int)values[0]);
        _post.Add((int)values[1]);
        _weights.Add(values[2]);
        _delays.Add(values.Length == 4 ? (int)values[3] : 0);
        return true;
    }

    bool InRange(JsonNumbers row, int entry, int most)
    {
        var value = row.Values[entry];
        if (Math.Floor(value) == value && value >= 0 && value <= most)
        {
            return true;
        }

        var name = entry switch { 0 => "pre", 1 => "post", _ => "delay" };
        fields.Source.Error(JsonNetworkCodes.OutOfRange, fields.Source.OffsetOf(row, entry), string.Create(
            CultureInfo.InvariantCulture, $"The {name} of a synapse of {fields.Owner} is {value:R}; allowed are whole numbers from 0 to {most}."));
        return false;
    }

    bool ReadColumns()
    {
        if (fields.Find("synapses") is { } rows)
        {
            fields.WrongType("synapses", rows, "either 'synapses' or the lists 'pre', 'post', 'weights' and 'delays'");
            return false;
        }

        if (fields.Find("pre") is null)
        {
            fields.Require("synapses");
            return false;
        }

        var pre = fields.Integers("pre", fields.Require("pre"), 0, from.Count - 1);
        var post = fields.Integers("post", fields.Require("post"), 0, to.Count - 1);
        var weights = fields.Numbers("weights", fields.Require("weights"));
        var delays = fields.Find("delays") is { } node ? fields.Integers("delays", node, 0, NetworkLimits.Ticks) : [];
        if (pre is null || post is null || weights is null || delays is null)
        {
            return false;
        }

        _pre.AddRange(pre);
        _post.AddRange(post);
        _weights.AddRange(weights.Values);
        _delays.AddRange(delays);
        return true;
    }
}
