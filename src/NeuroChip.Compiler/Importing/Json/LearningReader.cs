using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Units;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads <c>learning</c> of a projection. The rules' syntax is checked here, where findings have a place.</summary>
static class LearningReader
{
    /// <summary>Traces of the learning engines: two of the source, three of the target.</summary>
    public static readonly ImmutableArray<string> TraceNames = ["x1", "x2", "y1", "y2", "y3"];

    const int MostRules = 16;
    const int LongestRule = 2000;
    const int LongestEpoch = 1_000_000;
    const int GreatestRate = 1 << 15;

    /// <summary>Null after a finding.</summary>
    public static LearningRule? Read(JsonFields projection, JsonNode node, double dt)
    {
        if (JsonFields.Of(projection.Source, node, $"the learning of {projection.Owner}") is not { } fields)
        {
            return null;
        }

        var errors = fields.Source.Errors;
        var rule = fields.Find("error") is { } error ? ReadError(fields, error, dt)
            : fields.Find("sdsp") is { } sdsp ? ReadSdsp(fields, sdsp)
            : ReadSumOfProducts(fields, dt);
        return fields.Source.Errors == errors ? rule : null;
    }

    static LearningRule ReadSumOfProducts(JsonFields fields, double dt)
    {
        fields.Allow("rules", "epochTicks", "traces", "error", "sdsp");
        var traces = ImmutableSortedDictionary.CreateBuilder<string, TraceConstants>(StringComparer.Ordinal);
        var supplied = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        ReadTraces(fields, dt, traces, supplied);
        return new()
        {
            Rules = ReadRules(fields),
            EpochTicks = fields.Integer("epochTicks", 1, LongestEpoch) ?? 1,
            Traces = traces.ToImmutable(),
            Supplied = supplied.ToImmutable(),
        };
    }

    static LearningRule? ReadError(JsonFields learning, JsonNode node, double dt)
    {
        learning.Allow("error");
        if (JsonFields.Of(learning.Source, node, $"the error of {learning.Owner}") is not { } fields)
        {
            return null;
        }

        fields.Allow("from", "impulse", "tau", "rateMantissa", "rateExponent", "weightShift");
        var from = fields.Text("from", fields.Require("from"));
        var trace = new TraceConstants(ReadImpulse(fields), ReadTau(fields, dt));
        var mantissa = fields.Integer("rateMantissa", -GreatestRate, GreatestRate);
        var (exponent, shift) = (fields.Integer("rateExponent", -40, 20) ?? 0, fields.Integer("weightShift", 0, 7) ?? 0);
        return from is null || fields.Require("rateMantissa") is null ? null
            : new LearningRule { Error = new ErrorRule(from, trace, mantissa ?? 0, exponent, shift) };
    }

    static LearningRule? ReadSdsp(JsonFields learning, JsonNode node)
    {
        learning.Allow("sdsp");
        if (JsonFields.Of(learning.Source, node, $"the sdsp of {learning.Owner}") is not { } fields)
        {
            return null;
        }

        fields.Allow("bistabilityTicks");
        return new LearningRule { Sdsp = new SdspRule(fields.Integer("bistabilityTicks", 0, LongestEpoch) ?? 0) };
    }

    static ImmutableArray<string> ReadRules(JsonFields fields)
    {
        var node = fields.Require("rules");
        List<JsonNode> texts = node is null ? [] : node is JsonText ? [node] : fields.Items("rules", node, "a text or a list of texts") ?? [];
        if (texts.Count > MostRules || node is JsonArray { Items.Count: 0 })
        {
            fields.Source.Error(JsonNetworkCodes.OutOfRange, node!, $"{fields.Place("rules")} has {texts.Count} rules; allowed are 1 to {MostRules}.");
            return [];
        }

        return [.. texts.Select(text => ReadRule(fields, text))];
    }

    static string ReadRule(JsonFields fields, JsonNode node)
    {
        if (fields.Text("rules", node) is not { } rule)
        {
            return "";
        }

        if (rule.Length > LongestRule)
        {
            fields.Source.Error(JsonNetworkCodes.OutOfRange, node, $"A rule of {fields.Owner} has {rule.Length} characters; allowed are {LongestRule}.");
            return rule;
        }

        CheckSyntax(fields.Source, node, rule);
        return rule;
    }

    // Places are exact where the text has no escapes, which rules do not need.
    static void CheckSyntax(JsonSource source, JsonNode node, string rule)
    {
        var findings = new DiagnosticBag();
        RuleParser.Parse(new RuleText(rule, new SourceLocation(source.File, 1, 1), StartsInPlace: true), findings);
        foreach (var finding in findings.Items)
        {
            source.Error(finding.Descriptor, node.Offset + finding.Location.Column, finding.Message);
        }
    }

    static void ReadTraces(
        JsonFields fields, double dt, IDictionary<string, TraceConstants> traces, IDictionary<string, string> supplied)
    {
        if (fields.Find("traces") is not { } node || JsonFields.Of(fields.Source, node, $"the traces of {fields.Owner}") is not { } members)
        {
            return;
        }

        members.Allow(TraceNames);
        foreach (var member in members.Node.Members)
        {
            if (JsonFields.Of(fields.Source, member.Value, $"trace {JsonNode.Quote(member.Name)} of {fields.Owner}") is not { } trace)
            {
                continue;
            }

            if (trace.Find("from") is { } from && trace.Text("from", from) is { } input)
            {
                trace.Allow("from");
                supplied[member.Name] = input;
            }
            else
            {
                trace.Allow("impulse", "tau", "from");
                traces[member.Name] = new TraceConstants(ReadImpulse(trace), ReadTau(trace, dt));
            }
        }
    }

    static double ReadImpulse(JsonFields trace)
    {
        var node = trace.Require("impulse");
        var impulse = trace.Number("impulse", node) ?? 0;
        return InRange(trace, "impulse", node, impulse, impulse is >= 0 and < 128, "at least 0 and below 128");
    }

    /// <summary>In ticks: a number, a time, or "infinite".</summary>
    static double ReadTau(JsonFields trace, double dt)
    {
        var node = trace.Require("tau");
        var tau = node switch
        {
            JsonText { Value: "infinite" } => double.PositiveInfinity,
            JsonText => (trace.Quantity("tau", node, Unit.Second) ?? 0) / dt,
            _ => trace.Number("tau", node) ?? 0,
        };
        return InRange(trace, "tau", node, tau, tau >= 0, "0 or more ticks, a time, or \"infinite\"");
    }

    static double InRange(JsonFields trace, string key, JsonNode? node, double value, bool legal, string allowed)
    {
        if (!legal)
        {
            trace.Source.Error(JsonNetworkCodes.OutOfRange, node!, $"{trace.Place(key)} is {value.ToString("R", CultureInfo.InvariantCulture)}; allowed is {allowed}.");
        }

        return value;
    }
}
