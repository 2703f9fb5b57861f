using NeuroChip.Emulator.Backends;

namespace NeuroChip.Emulator.Tests.Kernels;

public class Axon4Tests
{
    // Leak 2, threshold 10, lower threshold −4, R = 3.
    static KernelRun Neuron(int mode, int inclusive = 0) => new("axon4", 1,
        ("leak", [2]), ("threshold", [10]), ("negative_threshold", [-4]), ("reset_value", [3]), ("reset_mode", [mode]), ("negative_compare_inclusive", [inclusive]));

    [Theory]
    [InlineData(0, new[] { 7, 3, -3, 3 }, 2)]     // 5+2=7; 7+2+2=11 fires → 3; 3+2−13=−8 → −3; −3+2+11=10 fires → 3
    [InlineData(1, new[] { 7, 1, -6, 7 }, 1)]     // 11 fires → 1; 1+2−13=−10 → −10+4=−6; −6+2+11=7
    [InlineData(2, new[] { 7, 11, 0, 13 }, 2)]    // 11 fires and stays; 11+2−13=0; 0+2+11=13 fires and stays
    public void Step_EveryResetMode_FollowsTheEquations(int mode, int[] potentials, int spikes)
    {
        int[][] input = [[5], [2], [-13], [11]];
        Neuron(mode).Trace(0, input).Select(tick => tick[0]).Should().Equal(potentials);
        Neuron(mode).Spikes(input)[0].Should().Be(spikes);
    }

    [Theory]
    [InlineData(0, -4)]      // V = N is not below N
    [InlineData(1, -3)]      // with ≤ it is: −R
    public void Step_PotentialAtTheLowerThreshold_FollowsTheComparison(int inclusive, int expected) =>
        Neuron(mode: 0, inclusive).Trace(0, [[-6]])[0][0].Should().Be(expected);

    [Fact]
    public void Step_PotentialAtTheThreshold_Fires() => Neuron(mode: 0).Spikes([[8]])[0].Should().Be(1);

    [Fact]
    public void Step_InitialPotential_IsKept() =>
        new KernelRun("axon4", 1, ("threshold", [100]), ("negative_threshold", [-100]), ("v0", [-7])).Trace(0, [[0], [0]]).Should().BeEquivalentTo([[-7], new[] { -7 }]);

    [Fact]
    public void Step_RangeEnds_EqualPlainArithmeticOnEveryBackend()
    {
        int[] ends = [-262143, -256, -255, -1, 0, 1, 255, 262143];
        var cases = (
            from value in ends
            from threshold in ends.Where(e => e >= 0)
            from mode in new[] { 0, 1, 2 }
            from inclusive in new[] { 0, 1 }
            select (Input: value, Threshold: threshold, Mode: mode, Inclusive: inclusive)).ToArray();
        var run = new KernelRun("axon4", cases.Length,
            ("leak", [.. cases.Select(c => c.Input % 257)]), ("threshold", [.. cases.Select(c => c.Threshold)]), ("negative_threshold", [.. cases.Select(c => -c.Threshold)]),
            ("reset_value", [.. cases.Select(c => c.Input / 3)]), ("reset_mode", [.. cases.Select(c => c.Mode)]), ("negative_compare_inclusive", [.. cases.Select(c => c.Inclusive)]));
        int[][] input = [[.. cases.Select(c => c.Input)], [.. cases.Select(c => -c.Input / 2)], [.. cases.Select(c => -c.Input)]];
        foreach (var backend in BackendRegistry.Available)
        {
            var trace = run.Trace(backend.Name, 0, input);
            for (var n = 0; n < cases.Length; n++)
            {
                var v = 0L;
                for (var tick = 0; tick < input.Length; tick++)
                {
                    v = Plain(v + input[tick][n] + cases[n].Input % 257, cases[n].Threshold, cases[n].Mode, cases[n].Inclusive, cases[n].Input / 3);
                    trace[tick][n].Should().Be((int)v, "{0}, tick {1}, {2}", backend.Name, tick, cases[n]);
                }
            }
        }
    }

    static long Plain(long v, long threshold, int mode, int inclusive, long reset) =>
        v >= threshold ? (mode == 0 ? reset : mode == 1 ? v - threshold : v)
        : v < -threshold || (inclusive == 1 && v == -threshold) ? (mode == 0 ? -reset : mode == 1 ? v + threshold : v)
        : v;
}
