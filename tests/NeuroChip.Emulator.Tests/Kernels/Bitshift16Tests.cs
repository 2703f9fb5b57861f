using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Tests.Kernels;

public class Bitshift16Tests
{
    const int I1 = 0, I2 = 1, V = 2;

    static KernelRun Neuron(int revision, int threshold, int bias = 0, int mem = 2, int syn1 = 1, int syn2 = 3) => new("bitshift16", 1,
        ("revision", [revision]), ("threshold", [threshold]), ("bias", [bias]), ("shift_mem", [mem]), ("shift_syn1", [syn1]), ("shift_syn2", [syn2]));

    [Fact]
    public void Step_ThreeTicks_FollowsTheEquations()
    {
        // i1: 10−5 = 5; 5−2 = 3; 3−1 = 2.   i2: −5+1 = −4 (leak(−5,3) = −1); −4+1 = −3; −3+1 = −2.
        // v:  0+1 = 1; 1−1+0 = 0 (leak(1,2) = 1); 0+0 = 0.
        var neuron = Neuron(revision: 1, threshold: 100);
        int[][] first = [[10], [0], [0]], second = [[-5], [0], [0]];
        neuron.Trace(I1, first, second).Select(t => t[0]).Should().Equal(5, 3, 2);
        neuron.Trace(I2, first, second).Select(t => t[0]).Should().Equal(-4, -3, -2);
        neuron.Trace(V, first, second).Select(t => t[0]).Should().Equal(1, 0, 0);
    }

    [Theory]
    [InlineData(5, 2, 4)]        // less floor(5/4) = 1
    [InlineData(-5, 2, -3)]      // less floor(−5/4) = −2
    [InlineData(1, 15, 0)]       // positive values lose at least 1
    [InlineData(-1, 15, 0)]      // floor(−1/2^15) = −1
    [InlineData(32767, 0, 0)]
    [InlineData(-32768, 0, 0)]
    public void Step_Leak_IsAsymmetric(int input, int shift, int expected) =>
        Neuron(revision: 2, threshold: 32767, syn1: shift).Trace(I1, [[input]])[0][0].Should().Be(expected);

    [Theory]
    [InlineData(1, 0)]           // −32768 − leak(−32768, 0) + 0
    [InlineData(2, -32768)]      // −leak is 32768, which wraps to −32768
    public void Step_MembraneAtItsEnd_FollowsTheRevision(int revision, int expected)
    {
        // Both currents go to −32767, which pushes v to −32768, and back to 0.
        var neuron = Neuron(revision, threshold: 32767, mem: 0, syn1: 15, syn2: 15);
        int[][] input = [[-32768], [32767]];
        neuron.Trace(V, input, input).Select(tick => tick[0]).Should().Equal(-32768, expected);
    }

    [Fact]
    public void Step_SeveralThresholds_SubtractsEachUpToTheLimit()
    {
        Neuron(revision: 2, threshold: 10, syn1: 15, bias: 0).Spikes([[36]])[0].Should().Be(3);      // i1 = 35
        Neuron(revision: 2, threshold: 10, syn1: 15).Trace(V, [[36]])[0][0].Should().Be(5);
        Neuron(revision: 2, threshold: 1, syn1: 15).Spikes([[1000]])[0].Should().Be(31);
    }

    [Fact]
    public void Run_SaturatingAdditions_EqualOneAfterTheOther()
    {
        for (var number = 0; number < 100; number++)
        {
            Compare(new Draws(number));
        }
    }

    [Fact]
    public void Run_Aliases_EqualNeuronsUpdatedInOrder()
    {
        // 0 → 2 → 1, 3 → 3. Counts of their own: 2, 1, 20, 5. Neuron 2 holds 31 − 2 = 29 more, so all 20 fit: 22.
        // Neuron 1 has been updated: 1 + 22 = 23. Neuron 3 adds its own 5 to itself: 10.
        var run = new KernelRun("bitshift16", 4, ("threshold", [10]), ("shift_syn1", [15]), ("alias", [2, -1, 1, 3]));
        run.Spikes([[21, 11, 201, 51]]).Should().Equal(2, 23, 22, 10);
    }

    [Fact]
    public void Run_AliasFillsTheTarget_TargetKeepsItsPotential()
    {
        // Neuron 0 passes on 31; neuron 1 would fire 5 times by itself and may not.
        var run = new KernelRun("bitshift16", 2, ("threshold", [10]), ("shift_syn1", [15]), ("alias", [1, -1]));
        int[][] input = [[400, 51]];
        run.Spikes(input).Should().Equal(31, 31);
        run.Trace(V, input)[0].Should().Equal(399 - 310, 50);
    }

    // Weights near the ends of 16 bits, in random order, with counts: the sums must know what saturates on the way.
    static void Compare(Draws draw)
    {
        const int sources = 12, targets = 5, ticks = 20;
        var synapses = Enumerable.Range(0, 40)
            .Select(_ => new TestSynapse(draw.Between(0, sources - 1), draw.Between(0, targets - 1), draw.Between(0, 3) == 0 ? 127 : draw.Between(-127, 127))).ToArray();
        var exponent = draw.Between(0, 9);
        var counts = Enumerable.Range(0, ticks).Select(_ => Enumerable.Range(0, sources).Select(_ => draw.Between(0, 2) == 0 ? draw.Between(1, 15) : 0).ToArray()).ToArray();
        var chip = new TestChip();
        var input = chip.Input("in", sources);
        var population = chip.Population("out", targets, "bitshift16", 1, ("threshold", [32767]), ("shift_syn1", [draw.Between(0, 6)]));
        chip.Project(input, sources, population, synapses, exponent);
        chip.Output(population);
        var samples = new TestSamples(ticks, [[TestSamples.Encode([.. counts.Select(c => c.Select((value, n) => (n, value)).Where(p => p.value > 0).ToArray())])]]);
        var image = chip.Build();
        var shift = image.Populations[0].Parameters["shift_syn1"][0];
        foreach (var backend in BackendRegistry.Available)
        {
            var probe = new PotentialProbe(population, I1, 0);
            ChipEmulator.Run(image, samples, new() { Backend = backend.Name }, probe);
            var current = new int[targets];
            for (var tick = 0; tick < ticks; tick++)
            {
                Add(current, synapses, counts[tick], exponent, shift);
                probe.Of(0)[tick + 1].Should().Equal(current, "{0}, tick {1}", backend.Name, tick);
            }
        }
    }

    static void Add(int[] current, TestSynapse[] synapses, int[] counts, int exponent, int shift)
    {
        foreach (var synapse in synapses.OrderBy(s => s.Source).ThenBy(s => s.Target))
        {
            for (var spike = 0; spike < counts[synapse.Source]; spike++)
            {
                current[synapse.Target] = Math.Clamp(current[synapse.Target] + (short)(synapse.Code << exponent), short.MinValue, short.MaxValue);
            }
        }

        for (var n = 0; n < current.Length; n++)
        {
            current[n] -= current[n] >> shift == 0 && current[n] > 0 ? 1 : current[n] >> shift;
        }
    }
}
