using System.Globalization;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Units;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>The members of one object, read by name. Whatever is missing, of the wrong type or out of range becomes a finding and null.</summary>
/// <param name="owner">For messages: "population 'in'".</param>
sealed class JsonFields(JsonSource source, JsonObject node, string owner)
{
    public JsonSource Source => source;

    public JsonObject Node => node;

    public string Owner => owner;

    /// <summary>The node as an object, or null after a finding.</summary>
    public static JsonFields? Of(JsonSource source, JsonNode value, string owner)
    {
        if (value is JsonObject found)
        {
            return new JsonFields(source, found, owner);
        }

        source.Error(JsonNetworkCodes.WrongType, value, $"{Capital(owner)} is {value.Description}; expected is an object {{…}}.");
        return null;
    }

    /// <summary>Reports members of other names.</summary>
    public void Allow(params IEnumerable<string> keys)
    {
        var allowed = keys.ToList();
        foreach (var member in node.Members.Where(m => !allowed.Contains(m.Name)).TakeWhile(_ => !source.IsFull))
        {
            var known = allowed.Count == 0 ? "There are none." : $"Known are {List(allowed)}.";
            source.Error(JsonNetworkCodes.UnknownKey, member.Offset,
                $"{Capital(owner)} has no member {JsonNode.Quote(member.Name)}.{source.Suggest(member.Name, allowed)} {known}");
        }
    }

    public JsonNode? Find(string key) => node.Members.Find(m => m.Name == key)?.Value;

    public JsonNode? Require(string key)
    {
        var value = Find(key);
        if (value is null)
        {
            source.Error(JsonNetworkCodes.MissingKey, node, $"{Capital(owner)} has no member '{key}'.");
        }

        return value;
    }

    /// <summary>"'tau' of population 'a'".</summary>
    public string Place(string key) => $"'{key}' of {owner}";

    public void WrongType(string key, JsonNode value, string expected) =>
        source.Error(JsonNetworkCodes.WrongType, value, $"{Place(key)} is {value.Description}; expected is {expected}.");

    public string? Text(string key, JsonNode? value)
    {
        if (value is null or JsonText)
        {
            return (value as JsonText)?.Value;
        }

        WrongType(key, value, "a text in quotes");
        return null;
    }

    public bool? Flag(string key)
    {
        var value = Find(key);
        if (value is null or JsonFlag)
        {
            return (value as JsonFlag)?.Value;
        }

        WrongType(key, value, "true or false");
        return null;
    }

    /// <summary>A whole number; null where absent or after a finding.</summary>
    public long? Integer(string key, JsonNode? value, long least, long most)
    {
        switch (value)
        {
            case null:
                return null;
            case JsonNumber number:
                return Whole(key, number.Value, least, most, number.Offset);
            default:
                WrongType(key, value, "a whole number");
                return null;
        }
    }

    public int? Integer(string key, int least, int most) => (int?)Integer(key, Find(key), least, most);

    public double? Number(string key, JsonNode? value)
    {
        if (value is null or JsonNumber)
        {
            return (value as JsonNumber)?.Value;
        }

        WrongType(key, value, "a number");
        return null;
    }

    /// <summary>One of some names, with the nearest one suggested.</summary>
    public T? Choice<T>(string key, JsonNode? value, IReadOnlyList<(string Name, T Meaning)> choices) where T : struct
    {
        if (Text(key, value) is not { } text)
        {
            return null;
        }

        foreach (var (name, meaning) in choices)
        {
            if (name == text)
            {
                return meaning;
            }
        }

        var names = choices.Select(c => c.Name).ToList();
        source.Error(JsonNetworkCodes.UnknownChoice, value!,
            $"{Place(key)} is {JsonNode.Quote(text)}.{source.Suggest(text, names)} Allowed are {List(names)}.");
        return null;
    }

    /// <summary>A text with unit, or a number in SI units; where the unit is volt or ohm, a text may also lack it.</summary>
    public double? Quantity(string key, JsonNode? value, Unit unit)
    {
        switch (value)
        {
            case null:
                return null;
            case JsonNumber number:
                return number.Value;
            case JsonText text:
                return Quantity(key, text, unit);
            default:
                WrongType(key, value, unit == Unit.None ? "a number" : "a number or a text with unit");
                return null;
        }
    }

    /// <summary>A whole number of ticks, or a time that is one.</summary>
    public int? Ticks(string key, JsonNode? value, double dt)
    {
        if (value is not JsonText text)
        {
            return (int?)Integer(key, value, 0, NetworkLimits.Ticks);
        }

        if (Quantity(key, text, Unit.Second) is not { } seconds)
        {
            return null;
        }

        var ticks = seconds / dt;
        var whole = Math.Round(ticks);
        if (!(Math.Abs(ticks - whole) <= 1e-6))
        {
            source.Error(JsonNetworkCodes.NotWholeTicks, value,
                $"{Place(key)} is {text.Value.Trim()}, which is {ticks.ToString("G6", CultureInfo.InvariantCulture)} ticks of {QuantityFormatter.Format(dt, Unit.Second)}.");
            return null;
        }

        return (int?)Whole(key, whole, 0, NetworkLimits.Ticks, value.Offset);
    }

    /// <summary>A list of numbers; null where absent or after a finding.</summary>
    public JsonNumbers? Numbers(string key, JsonNode? value)
    {
        switch (value)
        {
            case JsonNumbers numbers:
                return numbers;
            case JsonArray { Items.Count: 0 }:
                return new JsonNumbers(value.Offset, []);
            case JsonArray mixed:
                var odd = mixed.Items.First(item => item is not JsonNumber);
                WrongType(key, odd, "a number");
                return null;
            case not null:
                WrongType(key, value, "a list of numbers");
                return null;
            default:
                return null;
        }
    }

    /// <summary>The entries of a list of anything; null where absent or after a finding.</summary>
    public List<JsonNode>? Items(string key, JsonNode? value, string expected)
    {
        switch (value)
        {
            case JsonArray list:
                return list.Items;
            case JsonNumbers numbers:
                return source.Separate(numbers);
            case not null:
                WrongType(key, value, expected);
                return null;
            default:
                return null;
        }
    }

    /// <summary>A list of whole numbers; null where absent or after a finding.</summary>
    public int[]? Integers(string key, JsonNode? value, long least, long most)
    {
        if (Numbers(key, value) is not { } list)
        {
            return null;
        }

        var result = new int[list.Values.Length];
        for (var i = 0; i < result.Length; i++)
        {
            if (!IsWhole(list.Values[i], least, most))
            {
                Whole($"{key}[{i.ToString(CultureInfo.InvariantCulture)}]", list.Values[i], least, most, source.OffsetOf(list, i));
                return null;
            }

            result[i] = (int)list.Values[i];
        }

        return result;
    }

    public static string List(IEnumerable<string> names) => string.Join(", ", names);

    double? Quantity(string key, JsonText text, Unit unit)
    {
        if (QuantityParser.TryParse(text.Value, unit, out var value, out var error)
            || (unit is Unit.Volt or Unit.Ohm && QuantityParser.TryParse(text.Value, Unit.None, out value, out _)))
        {
            return value;
        }

        source.Error(JsonNetworkCodes.BadQuantity, text, $"{Place(key)}: {JsonNode.OneLine(error)}.");
        return null;
    }

    long? Whole(string key, double value, long least, long most, int offset)
    {
        if (IsWhole(value, least, most))
        {
            return (long)value;
        }

        var found = value.ToString("R", CultureInfo.InvariantCulture);
        source.Error(JsonNetworkCodes.OutOfRange, offset, string.Create(
            CultureInfo.InvariantCulture, $"{Place(key)} is {found}; allowed are whole numbers from {least} to {most}."));
        return null;
    }

    static bool IsWhole(double value, long least, long most) => Math.Floor(value) == value && value >= least && value <= most;

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
