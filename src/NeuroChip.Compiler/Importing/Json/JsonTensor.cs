using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Nested lists of numbers, all of equal length at each depth.</summary>
/// <param name="Shape">Lengths from the outermost list inward.</param>
/// <param name="Values">Row-major.</param>
sealed record JsonTensor(Shape Shape, ImmutableArray<double> Values)
{
    /// <summary>Null after a finding, at the first list that differs from those before it.</summary>
    public static JsonTensor? Read(JsonFields fields, string key, JsonNode? node, int rank)
    {
        if (node is null)
        {
            return null;
        }

        var lengths = new int[rank];
        var values = new List<double>();
        return Collect(fields, key, node, 0, lengths, values)
            ? new JsonTensor(new Shape([.. lengths]), ImmutableCollectionsMarshal.AsImmutableArray(values.ToArray()))
            : null;
    }

    static bool Collect(JsonFields fields, string key, JsonNode node, int depth, int[] lengths, List<double> values)
    {
        var innermost = depth == lengths.Length - 1;
        if (innermost ? node is not JsonNumbers : node is not JsonArray { Items.Count: > 0 })
        {
            var expected = innermost ? "a list of numbers" : string.Create(CultureInfo.InvariantCulture, $"a list of lists, {lengths.Length} deep");
            fields.WrongType(key, node is JsonArray mixed && innermost ? mixed.Items.Find(i => i is not JsonNumber) ?? node : node, expected);
            return false;
        }

        var length = node is JsonNumbers numbers ? numbers.Values.Length : ((JsonArray)node).Items.Count;
        if (lengths[depth] == 0)
        {
            lengths[depth] = length;
        }
        else if (lengths[depth] != length)
        {
            fields.Source.Error(JsonNetworkCodes.Mismatch, node, string.Create(
                CultureInfo.InvariantCulture, $"A list in {fields.Place(key)} has {length} entries; those before it have {lengths[depth]}."));
            return false;
        }

        if (node is JsonNumbers row)
        {
            values.AddRange(row.Values);
            return true;
        }

        return ((JsonArray)node).Items.TrueForAll(item => Collect(fields, key, item, depth + 1, lengths, values));
    }
}
