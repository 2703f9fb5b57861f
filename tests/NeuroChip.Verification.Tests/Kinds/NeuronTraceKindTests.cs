namespace NeuroChip.Verification.Tests.Kinds;

public class NeuronTraceKindTests
{
    // decay_u = 1000: u keeps 3095/4096; decay_v = 300: v keeps 3796/4096; threshold 12 · 64 = 768; bias −3 · 2 = −6.
    // Step 0: u = 7 · 64 = 448, v = 448 − 6 = 442. Step 1: u = tz(448 · 3095/4096) = 338, v = tz(442 · 3796/4096) + 338 − 6 = 741.
    // Step 2: u = 255 + 320 = 575, v = 686 + 575 − 6 = 1255 > 768: spike, v = 0. Step 3: u = 434 − 1280 = −846, v = −852.
    const string Worked = """
        { "format": "neuron-trace/1", "model": "lif24", "steps": 7, "cases": [ { "id": "worked",
            "params": { "decay_u": 1000, "decay_v": 300, "vth_mant": 12, "bias_mant": -3, "bias_exp": 1 },
            "input": [7, 0, 5, -20, 0, 0, 1],
            "u": [448, 338, 575, -846, -639, -482, -300], "v": [442, 741, 0, -852, -1434, -1816, -1988], "spikes": [2] } ] }
        """;

    [Fact]
    public void Verify_WorkedExample_Passes() => VectorText.ShouldPass(Worked, cases: 1);

    [Theory]
    [InlineData("-846", "-847", "worked: step 3, u: expected -847, found -846")]
    [InlineData("-852", "-851", "worked: step 3, v: expected -851, found -852")]
    [InlineData("\"spikes\": [2]", "\"spikes\": []", "worked: step 2, spike: expected 0, found 1")]
    [InlineData("\"spikes\": [2]", "\"spikes\": [1, 2]", "worked: step 1, spike: expected 1, found 0")]
    public void Verify_AlteredTrace_NamesTheFirstDifference(string text, string altered, string difference)
    {
        var verdict = VectorText.Verify(Worked.Replace(text, altered, StringComparison.Ordinal))!;
        verdict.FirstFailure.Should().Be(difference);
        verdict.Failed.Should().Be(1);
    }

    [Theory]
    [InlineData("""{ "format": "neuron-trace/1", "model": "lif24", "steps": 3, "cases": [] }""", 0)]
    [InlineData("""{ "format": "neuron-trace/1", "model": "alif24", "steps": 0, "cases": [ { "params": { "delta_i": 0, "delta_v": 0, "delta_theta": 0, "delta_r": 0, "theta0_mant": 1, "theta_step_mant": 0 }, "input": [], "theta": [], "spikes": [] } ] }""", 1)]
    [InlineData("""{ "format": "neuron-trace/1", "model": "rf24", "steps": 1, "cases": [ { "params": { "sin": 0, "cos": 4096, "decay_bits": 12, "vth": 1 }, "input_re": [3], "re": [3], "im": [0] } ] }""", 1)]
    public void Verify_DegenerateFiles_Pass(string json, int cases) => VectorText.ShouldPass(json, cases);

    // Two cases give a bias and one does not; they come back in the order of the file.
    [Fact]
    public void Verify_CasesWithDifferentParameters_KeepTheirOrder()
    {
        const string json = """
            { "format": "neuron-trace/1", "model": "lif24", "steps": 1, "cases": [
              { "id": "a", "params": { "decay_u": 0, "decay_v": 0, "vth_mant": 9, "bias_mant": 5 }, "input": [1], "v": [69] },
              { "id": "b", "params": { "decay_u": 0, "decay_v": 0, "vth_mant": 9 }, "input": [1], "v": [65] },
              { "id": "c", "params": { "decay_u": 0, "decay_v": 0, "vth_mant": 9, "bias_mant": 6 }, "input": [1], "v": [71] } ] }
            """;
        var verdict = VectorText.Verify(json)!;
        verdict.Passed.Should().Be(1);
        verdict.FirstFailure.Should().Be("b: step 0, v: expected 65, found 64");
    }

    // x = −127 with offset 1 and exponent 8: (−127 + 64) · 2 = −126; x = 3 with exponent 1: tz(3 / 64) = 0.
    [Fact]
    public void Verify_RecordedNoise_IsReplayed() => VectorText.ShouldPass("""
        { "format": "neuron-trace/1", "model": "lif24b", "steps": 1, "cases": [
          { "params": { "decay_u": 0, "decay_v": 0, "vth": 900, "vmin": -8388607, "noise": { "exp": 8, "offset": 1, "at_membrane": 1, "raw": [-127] } },
            "input": [0], "u": [0], "v": [-126] },
          { "params": { "decay_u": 0, "decay_v": 0, "vth": 900, "vmin": -8388607, "noise": { "exp": 8, "offset": 1, "at_membrane": 0, "raw": [-127] } },
            "input": [0], "u": [-126], "v": [-126] },
          { "params": { "decay_u": 0, "decay_v": 0, "vth": 900, "noise": { "exp": 1, "raw": [3] } }, "input": [10], "u": [10], "v": [10] } ] }
        """, cases: 3);

    [Theory]
    [InlineData("\"steps\": 7", "\"steps\": 8", "NC0005", "*input' has 7 entries for 8 steps*")]
    [InlineData("\"steps\": 7", "\"steps\": -1", "NC0005", "*'steps' is -1*")]
    [InlineData("[448, 338, 575,", "[448, 575,", "NC0005", "*worked: u' has 6 entries for 7 steps*")]
    [InlineData("\"spikes\": [2]", "\"spikes\": [7]", "NC0005", "*a spike in step 7 of 7*")]
    [InlineData("\"spikes\": [2]", "\"spikes\": 2", "NC0005", "*a list is expected*")]
    [InlineData("[7, 0, 5,", "[7.5, 0, 5,", "NC0005", "*something else than integers*")]
    [InlineData("\"decay_u\": 1000", "\"decay_u\": 4096", "NC3007", "*decay_u is 4096*from 0 to 4095*")]
    [InlineData("\"decay_u\": 1000, ", "", "NC3007", "*lacks parameter 'decay_u'*")]
    [InlineData("{ \"id\": \"worked\",", "7, { \"id\": \"worked\",", "NC0005", "*'params' is missing*")]
    public void Verify_BadFile_IsADiagnostic(string text, string altered, string code, string message) =>
        VectorText.ShouldBeRefused(Worked.Replace(text, altered, StringComparison.Ordinal), code, message);

    [Fact]
    public void Verify_UnknownModel_IsNoKind() => VectorText.Verify(Worked.Replace("\"lif24\"", "\"lif99\"", StringComparison.Ordinal)).Should().BeNull();
}
