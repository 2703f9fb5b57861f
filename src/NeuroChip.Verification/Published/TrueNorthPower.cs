using System.Collections.Immutable;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Accounting;

namespace NeuroChip.Verification.Published;

/// <summary>
/// Power of TrueNorth's random networks, worked out again from counts at full size and the shipped profile's prices. The network of P1 and P2 runs
/// through the emulator; the others are drawn. The energy of a synaptic event alone is not published, so each row takes it from other rows, never
/// from its own; the papers contradict each other there, and the row says which it is.
/// </summary>
static class TrueNorthPower
{
    const string Profile = "truenorth";
    const string Merolla = "Merolla et al. 2014, Science 345, and its supplement (read from citing sources)";
    const string Akopyan = "Akopyan et al. 2015, IEEE TCAD 34(10), Fig. 17 (read from citing sources)";
    const string Esser = "Esser et al. 2016, Table 3: 30 µW a core and 0.0168 µW a core and frame fit five networks within 12 %";
    const double Tolerance = 0.05;

    // Rates and targets are random: means over two million spikes.
    const double CountTolerance = 0.005;

    // Half of the last digit of 21.3.
    const double HopTolerance = 0.05;
    const int EmulatedTicks = 100, DrawnTicks = 20;

    // 64.4 mW, where a line through Fig. 17 begins at 0.80 V, and the 122.9 mW of Table 3 at 1.0 V lie on the power 2.9 of the voltage.
    const int StaticExponent = 3;
    const double SlopeVolts = 0.8;
    const int SlopeSynapses = 128;
    const double FrameVolts = 1.0, FrameWattsPerCore = 30e-6, FrameTolerance = 0.12;

    static readonly Point P1 = new(20, RandomChip4096.FanOut, 72e-3, 0.775);
    static readonly Point P2 = new(20, RandomChip4096.FanOut, 65e-3, 0.75);
    static readonly Point P3 = new(0, 0, 42e-3, 0.70);
    static readonly Point P4 = new(200, 256, 323e-3, 1.05);
    static readonly ImmutableArray<Point> Slope = [new(11.58, 0, 68e-3, SlopeVolts), new(20.07, 0, 71e-3, SlopeVolts), new(95.93, 0, 94e-3, SlopeVolts)];

    static readonly HardwareProfile Chip =
        ProfileCatalog.Load(Profile, [], new DiagnosticBag()) ?? throw new InvalidOperationException($"the shipped profile {Profile} has errors");

    public static IEnumerable<PublishedResult> All()
    {
        var network = new RandomNetwork4096(Chip.Mesh);
        var emulated = new Rates(network.Count(RandomChip4096.Run(network, Chip, EmulatedTicks), RandomChip4096.FanOut, EmulatedTicks), EmulatedTicks * Chip.TickSeconds!.Value);
        var spikes = emulated[EventKind.NeuronSpike];
        yield return new("P1 random network, 4096 cores, 20 Hz × 128 synapses, emulated: synaptic events", "G/s", 2.684, 2.684 * CountTolerance,
            emulated[EventKind.SynapticEvent] * 1e-9, Merolla);
        yield return new("P1 the same: hops along x, a spike", "", 21.3, HopTolerance, emulated[EventKind.HopX] / spikes, Merolla);
        yield return new("P1 the same: hops along y, a spike", "", 21.3, HopTolerance, emulated[EventKind.HopY] / spikes, Merolla);
        yield return Power("P1 the same: power at 0.775 V, synaptic event from P2", P1, FromEvents(P1, emulated, EventJoules(P2, emulated), P2.Volts));
        yield return Power("P2 the same: power at 0.75 V, synaptic event from P1", P2, FromEvents(P2, emulated, EventJoules(P1, emulated), P1.Volts));
        yield return Power("P3 no spikes: power at 0.70 V, from where P5's line begins at 0.80 V", P3, Scaled(Intercept(), SlopeVolts, P3.Volts));
        yield return Power("P3 the same: row reads and static power of the profile", P3, RowReads(Draw(network, P3)) + Chip.StaticPower.Single().Watts) with { ByConstruction = true };
        yield return Power("P4 200 Hz × 256 synapses: power at 1.05 V, synaptic event from P5", P4, FromEvents(P4, Draw(network, P4), EventJoulesOfSlope(emulated), SlopeVolts)) with { Tolerance = null };
        foreach (var point in Slope)
        {
            var others = Slope.Remove(point);
            var watts = Floor(point.Volts) + (Draw(network, point)[EventKind.NeuronSpike] * SpikeJoules(others[0], others[1]));
            var what = FormattableString.Invariant($"P5 {point.Hertz} Hz: power at 0.8 V, joules of a spike from its other points");
            yield return Power(what, point, watts) with { Source = Akopyan };
        }

        var silentAtFrames = new Point(0, 0, FrameWattsPerCore * Chip.Mesh.Cores, FrameVolts);
        yield return Power("P8 no spikes: power at 1.0 V, from P3", silentAtFrames, Floor(FrameVolts)) with { Tolerance = silentAtFrames.Watts * 1e3 * FrameTolerance, Source = Esser };
    }

    static Rates Draw(RandomNetwork4096 network, Point point)
    {
        var tick = Chip.TickSeconds!.Value;
        return new(network.Draw(point.Hertz, point.Synapses, DrawnTicks, tick), DrawnTicks * tick);
    }

    static PublishedResult Power(string what, Point point, double watts) =>
        new(what, "mW", point.Watts * 1e3, point.Watts * 1e3 * Tolerance, watts * 1e3, Merolla);

    static double FromEvents(Point point, Rates rates, double joules, double joulesAtVolts) =>
        Floor(point.Volts) + HopWatts(rates) + (rates[EventKind.SynapticEvent] * joules * point.Volts * point.Volts / (joulesAtVolts * joulesAtVolts));

    /// <summary>What remains of a measured power for each synaptic event, at that power's voltage.</summary>
    static double EventJoules(Point point, Rates rates) => (point.Watts - Floor(point.Volts) - HopWatts(rates)) / rates[EventKind.SynapticEvent];

    static double EventJoulesOfSlope(Rates rates)
    {
        var hops = HopWatts(rates) / rates[EventKind.NeuronSpike];
        return (SpikeJoules(Slope[0], Slope[^1]) - hops) / SlopeSynapses;
    }

    /// <summary>Watts at 0 Hz on the line through the first and the last point.</summary>
    static double Intercept() => Slope[0].Watts - ((Slope[^1].Watts - Slope[0].Watts) / (Slope[^1].Hertz - Slope[0].Hertz) * Slope[0].Hertz);

    /// <summary>Joules of a spike with everything behind it: watts a hertz, over all neurons.</summary>
    static double SpikeJoules(Point a, Point b) => (b.Watts - a.Watts) / (b.Hertz - a.Hertz) / (Chip.Mesh.Cores * Chip.Core.Neurons!.Value);

    // The price of a hop is published without a voltage and stands as it is.
    static double HopWatts(Rates rates) => (rates[EventKind.HopX] + rates[EventKind.HopY]) * Price(EventKind.HopX);

    static double RowReads(Rates rates) => rates[EventKind.NeuronRowRead] * Price(EventKind.NeuronRowRead);

    static double Price(EventKind kind) => Chip.Energy.Single(entry => entry.Event == kind).Value;

    /// <summary>Watts of the chip without spikes.</summary>
    static double Floor(double volts)
    {
        var silent = Chip.StaticPower.Single().Alternatives.Single(power => power.Alternative == "with-row-reads");
        return Scaled(silent.Watts, silent.Volts!.Value, volts);
    }

    static double Scaled(double watts, double fromVolts, double toVolts)
    {
        var power = Chip.StaticPower.Single() with { Watts = watts, Volts = fromVolts };
        return VoltageScaling.Watts(Chip with { Supply = new() { Volts = toVolts, StaticExponent = StaticExponent } }, power);
    }

    /// <param name="Synapses">Active synapses that a spike meets.</param>
    readonly record struct Point(double Hertz, int Synapses, double Watts, double Volts);

    /// <summary>Events a second.</summary>
    readonly record struct Rates(EventCounts Events, double Seconds)
    {
        public double this[EventKind kind] => Events[kind] / Seconds;
    }
}
