using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

public class ErrorLearningTests
{
    static readonly ErrorLearningParameters One = new()
    {
        Axons = 1,
        Dimensions = 1,
        TraceTau = 0,
        TraceIncrement = 100.5,
        RateMantissa = 1,
        RateExponent = -6,
        WeightShift = 7,
    };

    // Without memory the trace is the increment of the second half of the four ticks, floored: 100. p = asr(100 · (∓3), 1) = −150 and 150;
    // lw = 256 ∓ 150, of which |106| / 256 = 0.41 and |406| / 256 = 1.59: floored 0 and 1, in units of 2^8.
    [Fact]
    public void Tick_FourTicksByHand_UpdatesTraceThenWeights()
    {
        var engine = new ErrorLearning(One, FixedRounding.Floor, [256, 256]);
        int[][] spikes = [[0], [], [0], [0]];
        for (var tick = 0; tick < 4; tick++)
        {
            engine.Weights.ToArray().Should().Equal(256, 256);
            engine.Tick(spikes[tick], [3]);
        }

        engine.Traces.ToArray().Should().Equal(100);
        engine.Weights.ToArray().Should().Equal(0, 256);
    }

    [Fact]
    public void Tick_Nearest_RoundsMagnitudesWithHalvesDown()
    {
        var engine = new ErrorLearning(One, FixedRounding.Nearest, [256, -256]);
        for (var tick = 0; tick < 4; tick++)
        {
            engine.Tick([0], [3]);
        }

        // The fraction of one half of the increment goes down; |256 − 150| = 0.41 and |−256 + 150| = 0.41 to 0.
        engine.Traces.ToArray().Should().Equal(100);
        engine.Weights.ToArray().Should().Equal(0, 0);
    }

    [Fact]
    public void Tick_LargestErrors_StopAt127()
    {
        var engine = new ErrorLearning(One with { RateExponent = 2 }, FixedRounding.Ceiling, [0, 0]);
        for (var tick = 0; tick < 40; tick++)
        {
            engine.Tick([0], [127]);
        }

        engine.Weights.ToArray().Should().Equal(-127 * 256, 127 * 256);
    }

    [Fact]
    public void Tick_NoSpikes_ChangesNothing()
    {
        var engine = new ErrorLearning(One with { TraceTau = 30 }, new AddressedElementRounding(1, 0), [512, -512]);
        for (var tick = 0; tick < 40; tick++)
        {
            engine.Tick([], [127]);
        }

        engine.Weights.ToArray().Should().Equal(512, -512);
    }

    // Trace 100.5 without memory: 100 or 101, half of the time each.
    [Fact]
    public void Tick_StochasticTraces_KeepTheMean()
    {
        const int axons = 10_000;
        var engine = new ErrorLearning(One with { Axons = axons }, new AddressedElementRounding(5, 0), new int[2 * axons]);
        var all = Enumerable.Range(0, axons).ToArray();
        engine.Tick(all, [0]);
        engine.Tick([], [0]);
        engine.Traces.ToArray().Average().Should().BeApproximately(100.5, 3 * 0.5 / Math.Sqrt(axons));
    }
}
