using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Verification.Tests.Kinds;

/// <summary>Learning vectors that lack fields or hold other values: a difference or a diagnostic, never another exception.</summary>
public sealed class LearningFormatTests : IDisposable
{
    const string Learning = """
        { "format": "learning/1", "cases": [ { "id": "one", "rounding": "replay", "loop": "closed", "steps": 2, "epoch": 2,
          "sign_mode": "auto", "weight_exp": 0, "weight_bits": 8, "u_period_log2": 0, "w_init": [[5, 6]], "pre": [[0], [1]],
          "rule": { "weight": [ { "gate": "u", "mantissa": 1, "exponent": 0, "factors": [ { "var": "x1", "const": 2, "sign_only": false } ] } ],
                    "tag1": [ { "gate": "x0", "mantissa": 1, "exponent": 0, "factors": [] } ] },
          "traces": { "x1": { "impulse_int": 3, "impulse_frac": 0, "tau": "inf" } }, "external_y": { "y1": [[1], [2]] },
          "rand": { "x_decay": [0, 0], "y_decay": [0, 0], "x_impulse": [0, 0], "y_impulse": [0, 0], "weight": [0, 0] },
          "neuron": { "decay_u": 0, "decay_v": 0, "vth_mant": 1000, "bias_mant": 0, "bias_exp": 0 },
          "teacher": { "dense": [[1]], "weight_exp": 0, "spikes": [[0], []] },
          "expected": { "w_loaded": [[5, 6]], "w": [[[10, 11]]], "x1": [[3, 3]], "y1": [[2]], "tag1": [[[1, 1]]], "a_sum": [5, 6],
                        "post_spikes": [[], []], "u_sum": [0, 384], "v_sum": [0, 384] } } ] }
        """;

    const string Error = """
        { "format": "error-learning/1", "cases": [ { "id": "one", "rounding": "floor", "steps": 4, "axons": 1, "error_dims": 1,
          "trace_epoch": 2, "weight_epoch": 4, "trace_tau": 10, "trace_increment_int": 5, "trace_increment_frac128": 0, "rate_mantissa": 1,
          "rate_exponent": -6, "weight_shift": 7, "w_init": [[256, 256]], "spikes": [[], [], [], []], "error": [[0], [1], [2], [3]],
          "expected": { "trace": [[0], [0]], "w": [[[256, 256]]] } } ] }
        """;

    static readonly string[] Values = ["-1", "0", "1", "99", "2147483647", "-2147483648", "1e300", "true", "null", "\"x\"", "[]", "[[]]", "[[0,0,0]]", "{}", "0.5"];

    readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData(Learning)]
    [InlineData(Error)]
    public void Verify_SoundFile_Passes(string text) => Verify(text)!.FirstFailure.Should().BeNull();

    [Fact]
    public void Verify_OtherWeight_NamesCaseStepAndElement() =>
        Verify(Learning.Replace("[10, 11]", "[10, 12]", StringComparison.Ordinal))!.FirstFailure.Should().Be("one: step 1, w[0,1]: expected 12, found 11");

    [Theory]
    [InlineData(Learning)]
    [InlineData(Error)]
    public void Verify_AnyFieldReplacedOrMissing_IsAVerdictOrADiagnostic(string text)
    {
        var places = Places(JsonNode.Parse(text)!["cases"]![0]!).Count();
        for (var place = 0; place < places; place++)
        {
            foreach (var value in Values.Append(null))
            {
                var root = JsonNode.Parse(text)!;
                Replace(Places(root["cases"]![0]!).ElementAt(place), value);
                var act = () => Verify(root.ToJsonString());
                try
                {
                    act();
                }
                catch (InputErrorException problem)
                {
                    problem.Diagnostic.Descriptor.Code.Should().MatchRegex("NC[0-9]{4}");
                }
            }
        }
    }

    public void Dispose() => File.Delete(_path);

    FileVerdict? Verify(string text)
    {
        File.WriteAllText(_path, text);
        return VectorVerifier.Verify(_path, new("cpu-scalar", null, Threads: 1));
    }

    static IEnumerable<JsonNode> Places(JsonNode node)
    {
        if (node is JsonValue)
        {
            return [];
        }

        var children = node is JsonObject fields ? fields.Select(field => field.Value!) : ((JsonArray)node).Select(item => item!);
        return children.SelectMany(child => Places(child).Prepend(child));
    }

    static void Replace(JsonNode place, string? value)
    {
        var parent = place.Parent!;
        if (value is not null)
        {
            place.ReplaceWith(JsonNode.Parse(value));
        }
        else if (parent is JsonObject fields)
        {
            fields.Remove(place.GetPropertyName());
        }
        else
        {
            ((JsonArray)parent).Remove(place);
        }
    }
}
