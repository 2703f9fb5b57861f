namespace NeuroChip.Verification.Tests.Kinds;

public class NetworkKindTests
{
    // u and v forget (4095): u = 64 · a, v = u while it is at most 64 · vth_mant. Raw weights −3 and 5 of 8 mixed bits load as −4 and 4.
    // Step 0: "in" 0 fires. Step 1: a[0] = 4; a[1]: delay 1. Step 2: a[1] = −4, floored by the exponent to −2.
    const string Worked = """
        { "format": "network/1", "name": "worked", "steps": 4,
          "populations": [
            { "name": "in", "size": 2, "model": "source" },
            { "name": "out", "size": 2, "model": "lif24", "params": { "decay_u": 4095, "decay_v": 4095, "vth_mant": [1, 7] } } ],
          "connections": [
            { "pre": "in", "post": "out", "post_idx": [0, 1], "pre_idx": [0, 0], "w": [5, -3], "delay": [0, 1], "max_delay": 1,
              "weight_exp": -1, "weight_bits": 8, "sign_mode": "auto", "effective_weight_sum": 8, "effective_weight_sum_signed": 0 } ],
          "input": { "in": [[0], [], [], []] },
          "expected": { "out": { "spikes": [[], [0], [], []], "spike_count": 1,
            "u_sum": [0, 128, -128, 0], "v_sum": [0, 0, -128, 0],
            "trace": { "neurons": [1], "u": [[0, 0, -128, 0]], "v": [[0, 0, -128, 0]] }, "u_final": [0, 0], "v_final": [0, 0] } } }
        """;

    [Fact]
    public void Verify_WorkedExample_Passes() => VectorText.ShouldPass(Worked, cases: 1);

    [Theory]
    [InlineData("\"effective_weight_sum\": 8", "\"effective_weight_sum\": 7", "worked: before step 0, connection 0, in to out, effective_weight_sum: expected 7, found 8")]
    [InlineData("[[], [0], [], []]", "[[], [0, 1], [], []]", "worked: step 1, out spike[1]: expected 1, found 0")]
    [InlineData("\"u_sum\": [0, 128, -128, 0]", "\"u_sum\": [0, 128, -64, 0]", "worked: step 2, out, sum of u: expected -64, found -128")]
    [InlineData("\"u\": [[0, 0, -128, 0]]", "\"u\": [[0, 1, -128, 0]]", "worked: step 1, out u[1]: expected 1, found 0")]
    [InlineData("\"v_final\": [0, 0]", "\"v_final\": [0, 5]", "worked: step 3, out v[1]: expected 5, found 0")]
    [InlineData("\"spike_count\": 1", "\"spike_count\": 2", "worked: step 4, out, number of spikes before it: expected 2, found 1")]
    public void Verify_AlteredExpectation_NamesTheFirstDifference(string text, string altered, string difference) =>
        VectorText.Verify(Worked.Replace(text, altered, StringComparison.Ordinal))!.FirstFailure.Should().Be(difference);

    // A bias acts from step 0 on, with or without inputs; a self-connection arrives one step later.
    [Fact]
    public void Verify_RecurrentNeuronWithoutInputs_Passes() => VectorText.ShouldPass("""
        { "format": "network/1", "steps": 3,
          "populations": [ { "name": "n", "size": 1, "model": "lif24", "params": { "decay_u": 4095, "decay_v": 4095, "vth_mant": 1, "bias_mant": 65 } } ],
          "connections": [ { "pre": "n", "post": "n", "dense": [[-2]], "delay": 0 } ],
          "expected": { "n": { "spikes": [[0], [], [0]], "u_sum": [0, -128, 0], "v_sum": [0, -63, 0] } } }
        """, cases: 1);

    [Theory]
    [InlineData("""{ "format": "network/1", "steps": 0, "populations": [ { "name": "n", "size": 3, "model": "ternary24", "params": { "decay_u": 0, "decay_v": 0, "vth_hi_mant": 1, "vth_lo_mant": -1 } } ], "connections": [], "expected": { "n": { "spikes_pos": [], "spikes_neg": [], "spike_count": 0, "u_final": [0, 0, 0] } } }""")]
    [InlineData("""{ "format": "network/1", "steps": 2, "populations": [ { "name": "s", "size": 3, "model": "source" } ], "connections": [], "input": {}, "expected": {} }""")]
    [InlineData("""{ "format": "network/1", "steps": 2, "populations": [ { "name": "s", "size": 1, "model": "source", "graded": true }, { "name": "n", "size": 1, "model": "lif24b", "params": { "decay_u": 0, "decay_v": 0, "vth": 1000000 } } ], "connections": [ { "pre": "s", "post": "n", "units": "accumulator", "post_idx": [], "pre_idx": [], "w": [] } ], "input": { "s": [[[0, -7]]] }, "expected": { "n": { "u_sum": [0, 0] } } }""")]
    public void Verify_DegenerateNetworks_Pass(string json) => VectorText.ShouldPass(json, cases: 1);

    [Theory]
    [InlineData("\"post_idx\": [0, 1]", "\"post_idx\": [0, 2]", "NC0005", "*'post_idx' holds 2; allowed are 0 to 1*")]
    [InlineData("\"pre_idx\": [0, 0]", "\"pre_idx\": [0]", "NC0005", "*'pre_idx', 'post_idx' and 'w' have 1, 2 and 2 values*")]
    [InlineData("\"delay\": [0, 1]", "\"delay\": [0, 256]", "NC0005", "*'delay' holds 256*")]
    [InlineData("\"sign_mode\": \"auto\"", "\"sign_mode\": \"odd\"", "NC0005", "*'sign_mode' is 'odd'*")]
    [InlineData("\"in\": [[0], [], [], []]", "\"in\": [[2], [], [], []]", "NC0005", "*'in', step 0: unit 2 is outside 0 … 1*")]
    [InlineData("\"in\": [[0], [], [], []]", "\"in\": [[], [1, 1]]", "NC0005", "*'in', step 1: unit 1 occurs twice*")]
    [InlineData("\"pre\": \"in\"", "\"pre\": \"on\"", "NC0005", "*'on', which does not exist*")]
    [InlineData("\"expected\": { \"out\"", "\"expected\": { \"in\"", "NC0005", "*'in', which is no population of neurons*")]
    [InlineData("\"neurons\": [1]", "\"neurons\": [2]", "NC0005", "*names neuron 2 of 2*")]
    [InlineData("\"size\": 2, \"model\": \"lif24\"", "\"size\": 2000000000, \"model\": \"lif24\"", "NC0005", "*has size 2000000000*")]
    [InlineData("\"model\": \"lif24\"", "\"model\": \"lif25\"", "NC3002", "*lif25*")]
    [InlineData("\"vth_mant\": [1, 7]", "\"vth_mant\": [1, 7, 8]", "NC2305", "*3 values*")]
    [InlineData("\"weight_bits\": 8", "\"weight_bits\": 9", "NC3007", "*9 bits*")]
    public void Verify_BadFile_IsADiagnostic(string text, string altered, string code, string message) =>
        VectorText.ShouldBeRefused(Worked.Replace(text, altered, StringComparison.Ordinal), code, message);
}
