using System.Text.Json;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;

namespace NeuroChip.Verification.Kinds;

/// <summary>Fields of learning vectors: rules in typed form, traces, matrices.</summary>
static class LearningFields
{
    const int Limit = 1 << 23;

    static readonly string[] Targets = ["weight", "tag1", "tag2"];

    /// <summary>The variables in the order of <see cref="RuleVariable"/>.</summary>
    static readonly string[] Variables = ["x1", "x2", "y1", "y2", "y3", "x0", "y0", "w", "tag1", "tag2"];

    static readonly string[] Gates = ["x0", "y0", "u"];

    static readonly string[] SignModes = ["auto", "mixed", "excitatory", "inhibitory"];

    public static LearningProgram Program(JsonElement testCase, int epoch)
    {
        var rule = testCase.Field("rule");
        var period = testCase.Int("u_period_log2", 0);
        return new LearningProgram
        {
            EpochTicks = epoch,
            Rules = [.. Targets.Where(target => rule.Optional(target) is not null).Select(target => Rule(rule.Field(target), target, period))],
            Traces = [.. Enumerable.Range(0, RuleVariables.Traces).Select(trace => Trace(testCase.Field("traces"), Variables[trace]))],
        };
    }

    public static WeightSignMode SignMode(JsonElement testCase) => (WeightSignMode)IndexIn(SignModes, testCase.String("sign_mode"), "sign mode");

    /// <summary>Rows of equal length, all of them integers of 24 bits.</summary>
    /// <param name="rows">Number of rows; null for any.</param>
    /// <param name="columns">Length of the rows; null for that of the first one.</param>
    public static int[][] Matrix(this JsonElement element, string name, int? rows = null, int? columns = null)
    {
        var matrix = element.Items().Select(row => row.Ints()).ToArray();
        if (matrix.Length != (rows ?? matrix.Length) || matrix.Any(row => row.Length != (columns ?? matrix[0].Length)))
        {
            throw new VectorFormatException($"'{name}' does not have rows and columns of the right number");
        }

        return matrix.All(row => !row.AsSpan().ContainsAnyExceptInRange(-Limit, Limit - 1))
            ? matrix
            : throw new VectorFormatException($"'{name}' has values beyond 24 bits");
    }

    /// <summary>Units that spike, step by step.</summary>
    /// <param name="units">Number of units.</param>
    public static int[][] Spikes(this JsonElement element, string name, int units, int steps)
    {
        var spikes = element.Field(name).Items().Select(step => step.Ints()).ToArray();
        RequireLength(name, spikes.Length, steps, "steps");
        foreach (var step in spikes)
        {
            Array.Sort(step);
            if (step.AsSpan().ContainsAnyExceptInRange(0, units - 1) || step.Distinct().Count() != step.Length)
            {
                throw new VectorFormatException($"a step of '{name}' names a unit that does not exist, or one twice");
            }
        }

        return spikes;
    }

    public static void RequireLength(string name, int length, int expected, string what)
    {
        if (length != expected)
        {
            throw new VectorFormatException($"'{name}' has {length} entries for {expected} {what}");
        }
    }

    static SumOfProductsRule Rule(JsonElement terms, string target, int period) =>
        new((RuleVariable)IndexIn(Variables, target == "weight" ? "w" : target, "target"), [.. terms.Items().Select(term => Term(term, period))]);

    static RuleTerm Term(JsonElement element, int period)
    {
        var gate = (RuleGate)IndexIn(Gates, element.String("gate"), "gate");
        var term = new RuleTerm
        {
            Gate = gate,
            PeriodLog2 = gate == RuleGate.Epoch ? period : 0,
            Mantissa = element.Int("mantissa"),
            Exponent = element.Int("exponent"),
            Factors = [.. element.Field("factors").Items().Select(Factor)],
        };
        return term.Problem() is { } problem ? throw new VectorFormatException(problem) : term;
    }

    static RuleFactor Factor(JsonElement element) => new(
        (RuleVariable)IndexIn(Variables, element.String("var"), "variable"),
        element.Int("const", 0),
        element.Optional("sign_only") is not null && element.Int("sign_only") != 0);

    static TraceTable Trace(JsonElement traces, string name)
    {
        if (traces.Optional(name) is not { } trace)
        {
            return TraceTable.None;
        }

        var impulse = trace.Int("impulse_int", 0);
        var fraction = trace.Int("impulse_frac", 0);
        if (impulse is < 0 or > TraceTable.Greatest || fraction is < 0 or > 255)
        {
            throw new VectorFormatException($"the impulse of {name} is {impulse} + {fraction}/256; allowed are 0 to {TraceTable.Greatest} and a fraction");
        }

        return TraceTable.From(impulse, fraction, Tau(trace, name));
    }

    static double Tau(JsonElement trace, string name)
    {
        var tau = trace.Field("tau") is { ValueKind: JsonValueKind.String } text && text.GetString() == "inf" ? double.PositiveInfinity : trace.Double("tau");
        return tau >= 0 ? tau : throw new VectorFormatException($"the time constant of {name} is negative");
    }

    static int IndexIn(string[] names, string name, string what) =>
        Array.IndexOf(names, name) is >= 0 and var index ? index : throw new VectorFormatException($"'{name}' is no {what}; there are {string.Join(", ", names)}");
}
