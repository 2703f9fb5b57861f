using System.Globalization;
using System.Text;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads synapses that are given by a rule.</summary>
sealed class RandomReader(JsonFields fields, Shape from, Shape to, string projection, double dt)
{
    /// <summary>Larger seeds do not survive tools that hold JSON numbers in double precision; they are written as text.</summary>
    public const long LargestPlainSeed = 1L << 53;

    // Beyond what any chip stores; sums of so many stay exact.
    const int LargestIntegerWeight = 1 << 30;

    /// <summary>Null after a finding.</summary>
    public LinearStage? Read()
    {
        var rule = ReadRule();
        var weights = ReadWeights();
        var delays = ReadDelays();
        var seed = ReadSeed();
        var allowSelf = fields.Flag("selfConnections") ?? true;
        var neighbourhood = ReadNeighbourhood(out var broken);
        if (rule is null || weights is null || delays is null || seed is null || broken)
        {
            return null;
        }

        var random = new RandomStage(from, to, rule, weights, delays, seed.Value) { AllowSelf = allowSelf, Neighbourhood = neighbourhood };
        if (StageFactory.TryRandom(random, out var stage) is { } problem)
        {
            var descriptor = random.ExpectedSynapses > RandomStage.LargestTable ? JsonNetworkCodes.TooLarge : JsonNetworkCodes.Mismatch;
            fields.Source.Error(descriptor, fields.Find("rule")!, $"{fields.Place("rule")}: {problem}.");
        }

        return stage;
    }

    /// <summary>The seed of a rule that gives none: differs between projections, and stays the same while the name does.</summary>
    public static ulong DefaultSeed(string projection)
    {
        var hash = new StateHash();
        hash.Add(Encoding.UTF8.GetBytes(projection));
        return (uint)hash.Value;
    }

    RandomRule? ReadRule()
    {
        if (Single("rule", fields.Require("rule"), ["fixedInDegree", "fixedOutDegree", "probability"], out var member) is not { } rule)
        {
            return null;
        }

        switch (member.Name)
        {
            case "fixedInDegree":
                return rule.Integer(member.Name, 1, NetworkLimits.Elements) is { } sources ? new FixedInDegree(sources) : null;
            case "fixedOutDegree":
                return rule.Integer(member.Name, 1, NetworkLimits.Elements) is { } targets ? new FixedOutDegree(targets) : null;
            default:
                return rule.Quantity(member.Name, member.Value, Core.Units.Unit.Percent) is { } probability ? new PairProbability(probability) : null;
        }
    }

    RandomWeights? ReadWeights()
    {
        var node = fields.Require("weights");
        if (node is JsonNumber constant)
        {
            return new ConstantWeight(constant.Value);
        }

        if (Single("weights", node, ["uniform", "normal", "integers"], out var member) is not { } weights)
        {
            return null;
        }

        if (member.Name == "integers")
        {
            return ReadIntegers(weights, member);
        }

        if (ReadTwo(weights, member) is not [var first, var second])
        {
            return null;
        }

        return member.Name == "uniform" ? new UniformWeight(first, second) : new NormalWeight(first, second);
    }

    static IntegerWeight? ReadIntegers(JsonFields owner, JsonMember member)
    {
        switch (owner.Integers(member.Name, member.Value, -LargestIntegerWeight, LargestIntegerWeight))
        {
            case [var least, var greatest]:
                return new IntegerWeight(least, greatest);
            case null:
                return null;
            default:
                owner.WrongType(member.Name, member.Value, "[least, greatest]");
                return null;
        }
    }

    RandomDelays? ReadDelays()
    {
        var node = fields.Find("delays");
        if (node is not JsonObject)
        {
            return node is null ? new ConstantDelay(0) : fields.Ticks("delays", node, dt) is { } ticks ? new ConstantDelay(ticks) : null;
        }

        if (Single("delays", node, ["uniform"], out var member) is not { } delays)
        {
            return null;
        }

        var ends = member.Value is JsonArray { Items: [JsonText or JsonNumber, JsonText or JsonNumber] } texts
            ? texts.Items.Select(item => delays.Ticks("uniform", item, dt)).ToArray()
            : delays.Integers("uniform", member.Value, 0, NetworkLimits.Ticks)?.Select(t => (int?)t).ToArray();
        if (ends is [{ } least, { } most])
        {
            return new UniformDelay(least, most);
        }

        if (ends is { Length: not 2 })
        {
            delays.WrongType("uniform", member.Value, "[shortest, longest]");
        }

        return null;
    }

    ulong? ReadSeed()
    {
        var node = fields.Find("seed");
        if (node is JsonText text)
        {
            if (ulong.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            {
                return seed;
            }

            fields.WrongType("seed", node, "a whole number of 64 bits");
            return null;
        }

        return node is null ? DefaultSeed(projection) : (ulong?)fields.Integer("seed", node, 0, LargestPlainSeed);
    }

    RandomNeighbourhood? ReadNeighbourhood(out bool broken)
    {
        var node = fields.Find("neighbourhood");
        broken = node is not null;
        if (node is null || JsonFields.Of(fields.Source, node, $"the neighbourhood of {fields.Owner}") is not { } neighbourhood)
        {
            return null;
        }

        neighbourhood.Allow("radius", "wrap");
        var radius = neighbourhood.Require("radius");
        int[]? radii = radius is JsonNumber
            ? neighbourhood.Integer("radius", 0, NetworkLimits.Elements) is { } all ? [.. Enumerable.Repeat(all, from.Rank)] : null
            : neighbourhood.Integers("radius", radius, 0, NetworkLimits.Elements);
        var wrap = neighbourhood.Flag("wrap");
        if (radii is null || (wrap is null && neighbourhood.Find("wrap") is not null))
        {
            return null;
        }

        broken = false;
        return new RandomNeighbourhood(new Shape([.. radii]), wrap ?? false);
    }

    /// <summary>An object with exactly one of some members; null after a finding.</summary>
    JsonFields? Single(string key, JsonNode? node, IReadOnlyList<string> names, out JsonMember member)
    {
        member = new JsonMember("", 0, new JsonNull(0));
        if (node is null)
        {
            return null;
        }

        if (node is not JsonObject { Members: [var only] } found)
        {
            fields.WrongType(key, node, $"an object with one of {JsonFields.List(names)}");
            return null;
        }

        if (!names.Contains(only.Name))
        {
            fields.Source.Error(JsonNetworkCodes.UnknownKey, only.Offset,
                $"{fields.Place(key)} has no member {JsonNode.Quote(only.Name)}.{fields.Source.Suggest(only.Name, names)} Known are {JsonFields.List(names)}.");
            return null;
        }

        member = only;
        return new JsonFields(fields.Source, found, $"{key} of {fields.Owner}");
    }

    static double[]? ReadTwo(JsonFields owner, JsonMember member)
    {
        if (owner.Numbers(member.Name, member.Value) is not { } numbers)
        {
            return null;
        }

        if (numbers.Values.Length == 2)
        {
            return numbers.Values;
        }

        owner.WrongType(member.Name, member.Value, member.Name == "uniform" ? "[least, greatest]" : "[mean, standard deviation]");
        return null;
    }
}
