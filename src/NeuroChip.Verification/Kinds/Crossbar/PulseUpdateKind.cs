using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NeuroChip.Devices.Pulses;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>pulse_update</c>: the state of a device after every entry of a list of pulses; and the table of non-linearity labels.</summary>
sealed class PulseUpdateKind() : CrossbarKind("pulse_update")
{
    protected override IEnumerable<(string Name, Func<ulong, string?> Check)> Cases(JsonElement root) =>
    [
        .. root.Optional("label_to_A")?.Items().Select(Label) ?? [],
        .. root.Optional("cases") is null ? [] : base.Cases(root),
    ];

    protected override string? Difference(JsonElement item, ulong seed) => item.String("law") == "saturating_exponential" ? Curve(item) : Step(item);

    static (string Name, Func<ulong, string?> Check) Label(JsonElement pair)
    {
        var values = pair.Doubles();
        return values.Length == 2
            ? (string.Create(CultureInfo.InvariantCulture, $"label_to_A {values[0]}"), _ => Constant("A", NonlinearityLabel.CurveConstant(values[0]), values[1]))
            : throw new VectorFormatException("'label_to_A' is not a list of pairs");
    }

    static string? Curve(JsonElement item)
    {
        double up = item.Double("pulses_up"), down = item.Double("pulses_down");
        double constantUp = item.Double("A_up_pulses"), constantDown = item.Double("A_down_pulses");
        var law = new SaturatingExponential(item.Double("g_min_uS"), item.Double("g_max_uS"), new(up, constantUp), new(down, constantDown));
        return OfLabel(item, "nl_up", up, constantUp) ?? OfLabel(item, "nl_down", down, constantDown) ?? Trace(item, law, "g_start_uS", "g_uS");
    }

    static string? OfLabel(JsonElement item, string name, double pulses, double constant) =>
        item.Optional(name) is null ? null : Constant($"A of {name}", SaturatingExponential.Curve.OfLabel(pulses, item.Double(name)).Constant, constant);

    // Constants are stored with ten digits.
    static string? Constant(string name, double found, double wanted) => Differences.OfValue(name, found, wanted, Differences.Tolerance * Math.Max(1, Math.Abs(wanted)));

    static string? Step(JsonElement item) => Trace(item, StepLawOf(item), "w_start", "w");

    static StepLaw StepLawOf(JsonElement item)
    {
        double low = item.Double("w_min"), high = item.Double("w_max");
        if (item.String("law") == "damped_step")
        {
            return new DampedStep(
                low, high, new StepSizes(item.Double("inc"), item.Double("dec")), item.Double("damp_inc", 0), item.Double("damp_dec", 0));
        }

        var steps = StepSizes.OfAsymmetry(item.Double("dw_min"), item.Double("up_down", 0));
        return item.String("law") switch
        {
            "constant" => LinearStep.Constant(low, high, steps),
            "linear" => new LinearStep(low, high, steps, item.Double("gamma_up"), item.Double("gamma_down")),
            "soft_bounds" => LinearStep.SoftBounds(low, high, steps),
            "exponential" => new ExponentialStep(low, high, steps, Shape(item)),
            "power" => new PowerStep(low, high, steps, item.Double("gamma_up"), item.Double("gamma_down")),
            "piecewise" => new PiecewiseStep(low, high, steps, Nodes(item, "nodes_up"), Nodes(item, "nodes_down")),
            var other => throw new VectorFormatException($"'law' is '{other}', which is not a pulse law"),
        };
    }

    static ExponentialShape Shape(JsonElement item) => new(
        item.Double("a"), item.Double("b"), item.Double("gamma_up"), item.Double("gamma_down"), item.Double("A_up"), item.Double("A_down"));

    static ImmutableArray<double> Nodes(JsonElement item, string name) => [.. item.Doubles(name)];

    static string? Trace(JsonElement item, IPulseLaw law, string start, string states)
    {
        var state = item.Double(start);
        return Differences.Of(states, [.. item.Ints("pulses").Select(pulses => state = law.Apply(state, pulses))], item.Doubles(states));
    }
}
