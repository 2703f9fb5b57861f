using System.Text.Json;
using NeuroChip.Emulator.Learning;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>"error-learning/1": decoders that learn from an error.</summary>
sealed class ErrorLearningKind : IVectorKind
{
    const int GreatestError = 127, MostSteps = 10_000_000;

    public string Name => "error-learning/1";

    public bool Recognises(VectorFile file) => file.Format == Name;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context) =>
        file.Root.Field("cases").Items().Select(element => new CaseVerdict(element.String("id"), FirstDifference(element)));

    static string? FirstDifference(JsonElement element)
    {
        var steps = Range(element, "steps", 0, MostSteps);
        Range(element, "trace_epoch", ErrorLearning.TraceTicks, ErrorLearning.TraceTicks);
        Range(element, "weight_epoch", ErrorLearning.WeightTicks, ErrorLearning.WeightTicks);
        var parameters = Parameters(element);
        var columns = 2 * parameters.Dimensions;
        var weights = element.Field("w_init").Matrix("w_init", parameters.Axons, columns);
        var spikes = element.Spikes("spikes", parameters.Axons, steps);
        var errors = element.Field("error").Matrix("error", steps, parameters.Dimensions);
        if (errors.Any(step => step.AsSpan().ContainsAnyExceptInRange(-GreatestError, GreatestError)))
        {
            throw new VectorFormatException($"'error' has values beyond ±{GreatestError}");
        }

        var engine = new ErrorLearning(parameters, Rounding(element), [.. weights.SelectMany(row => row)]);
        return Compare(element.Field("expected"), engine, spikes, errors, columns);
    }

    static string? Compare(JsonElement expected, ErrorLearning engine, int[][] spikes, int[][] errors, int columns)
    {
        var steps = spikes.Length;
        var traces = expected.Field("trace").Matrix("trace", steps / ErrorLearning.TraceTicks, engine.Traces.Length);
        var weights = expected.Field("w").Items().ToArray();
        LearningFields.RequireLength("w", weights.Length, steps / ErrorLearning.WeightTicks, "updates of the weights");
        var differences = new DifferenceLog();
        for (var step = 0; step < steps && differences.First is null; step++)
        {
            engine.Tick(spikes[step], errors[step]);
            if ((step + 1) % ErrorLearning.TraceTicks == 0)
            {
                CompareValues(differences, step, "trace", traces[step / ErrorLearning.TraceTicks], engine.Traces, columns: 1);
            }

            if ((step + 1) % ErrorLearning.WeightTicks == 0)
            {
                var matrix = weights[step / ErrorLearning.WeightTicks].Matrix("w", engine.Traces.Length, columns);
                CompareValues(differences, step, "w", [.. matrix.SelectMany(row => row)], engine.Weights, columns);
            }
        }

        return differences.First;
    }

    static void CompareValues(DifferenceLog differences, int step, string name, int[] expected, ReadOnlySpan<int> found, int columns)
    {
        var agreeing = expected.AsSpan().CommonPrefixLength(found);
        if (agreeing < expected.Length)
        {
            var element = columns == 1 ? $"{name}[{agreeing}]" : $"{name}[{agreeing / columns},{agreeing % columns}]";
            differences.Compare(step, element, expected[agreeing], found[agreeing]);
        }
    }

    static ErrorLearningParameters Parameters(JsonElement element) => new()
    {
        Axons = Range(element, "axons", 1, 1 << 20),
        Dimensions = Range(element, "error_dims", 1, 1 << 20),
        TraceTau = element.Double("trace_tau") is >= 0 and var tau ? tau : throw new VectorFormatException("'trace_tau' is negative"),
        TraceIncrement = Range(element, "trace_increment_int", 0, 127) + Range(element, "trace_increment_frac128", 0, 127) / 128.0,
        RateMantissa = Range(element, "rate_mantissa", -(1 << 15), 1 << 15),
        RateExponent = Range(element, "rate_exponent", -40, 20),
        WeightShift = Range(element, "weight_shift", 0, 15),
    };

    static FixedRounding Rounding(JsonElement element) => element.String("rounding") switch
    {
        "nearest" => FixedRounding.Nearest,
        "floor" => FixedRounding.Floor,
        "ceil" => FixedRounding.Ceiling,
        var rounding => throw new VectorFormatException($"'{rounding}' is no rounding; there are floor, nearest, ceil"),
    };

    static int Range(JsonElement element, string name, int least, int greatest) =>
        element.Int(name) is var value && value >= least && value <= greatest
            ? value
            : throw new VectorFormatException($"'{name}' is {value}; allowed are {least} to {greatest}");
}
