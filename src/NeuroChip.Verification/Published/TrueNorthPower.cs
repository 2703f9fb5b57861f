using System.Collections.Immutable;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Accounting;

namespace NeuroChip.Verification.Published;

/// <summary>
/// Power of TrueNorth's random networks, worked out again from counts at full size and the shipped profile's prices. The energy of a synaptic event
/// alone is not published, so each row takes it from other rows, never from its own; the papers contradict each other there, and the row says which it is.
/// </summary>
static class TrueNorthPower
{
    const string Profile = "truenorth";
    const string Merolla = "Merolla et al. 2014, Science 345, and its supplement (read from citing sources)";
    const string Akopyan = "Akopyan et al. 2015, IEEE TCAD 34(10), Fig. 17 (read from citing sources)";
    const double Tolerance = 0.05;

    // Spikes and targets are drawn: means over half a million spikes.
    const double CountTolerance = 0.005;

    // From 0.80 V to 1.05 V, and to ten times the spikes, is a long way.
    const double ExtrapolationTolerance = 0.1;
    const int Ticks = 20;

    // 42 mW at 0.70 V become 62.7 mW at 0.80 V, where a line through the three points of Fig. 17 begins at 64.4 mW.
    const int StaticExponent = 3;
    const double SlopeVolts = 0.8;
    const int SlopeSynapses = 128;

    static readonly Point P1 = new(20, 128, 72e-3, 0.775);
    static readonly Point P2 = new(20, 128, 65e-3, 0.75);
    static readonly Point P4 = new(200, 256, 323e-3, 1.05);
    static readonly ImmutableArray<Point> Slope = [new(11.58, 0, 68e-3, SlopeVolts), new(20.07, 0, 71e-3, SlopeVolts), new(95.93, 0, 94e-3, SlopeVolts)];

    static readonly HardwareProfile Chip =
        ProfileCatalog.Load(Profile, [], new DiagnosticBag()) ?? throw new InvalidOperationException($"the shipped profile {Profile} has errors");

    static readonly double Seconds = Ticks * Chip.TickSeconds!.Value;

    public static IEnumerable<PublishedResult> All()
    {
        var events = Run(P1);
        var spikes = (double)events[EventKind.NeuronSpike];
        yield return new("P1 random network, 4096 cores, 20 Hz × 128 synapses: synaptic events", "G/s", 2.684, 2.684 * CountTolerance,
            events[EventKind.SynapticEvent] / Seconds * 1e-9, Merolla);
        yield return new("P1 the same: hops along x, a spike", "", 21.3, 21.3 * CountTolerance, events[EventKind.HopX] / spikes, Merolla);
        yield return new("P1 the same: hops along y, a spike", "", 21.3, 21.3 * CountTolerance, events[EventKind.HopY] / spikes, Merolla);
        yield return Power("P1 the same: power at 0.775 V, synaptic event from P2", P1, FromEvents(P1, events, EventJoules(P2, Run(P2)), P2.Volts));
        yield return Power("P2 the same: power at 0.75 V, synaptic event from P1", P2, FromEvents(P2, Run(P2), EventJoules(P1, events), P1.Volts));
        var silent = new Point(0, 0, 42e-3, 0.70);
        yield return Power("P3 no spikes: power at 0.70 V, row reads and static power", silent, RowReads(Run(silent)) + Chip.StaticPower.Single().Watts);
        yield return Power("P4 200 Hz × 256 synapses: power at 1.05 V, synaptic event from P5", P4, FromEvents(P4, Run(P4), EventJoulesOfSlope(events), SlopeVolts)) with { Tolerance = P4.Watts * 1e3 * ExtrapolationTolerance };
        foreach (var point in Slope)
        {
            var others = Slope.Remove(point);
            var watts = Floor(point.Volts) + (Run(point)[EventKind.NeuronSpike] / Seconds * SpikeJoules(others[0], others[1]));
            var what = FormattableString.Invariant($"P5 {point.Hertz} Hz: power at 0.8 V, joules of a spike from its other points");
            yield return Power(what, point, watts) with { Source = Akopyan };
        }
    }

    static EventCounts Run(Point point) => RandomNetwork4096.Run(Chip.Mesh, point.Hertz, point.Synapses, Ticks, Chip.TickSeconds!.Value);

    static PublishedResult Power(string what, Point point, double watts) =>
        new(what, "mW", point.Watts * 1e3, point.Watts * 1e3 * Tolerance, watts * 1e3, Merolla);

    static double FromEvents(Point point, EventCounts events, double joules, double joulesAtVolts) =>
        Floor(point.Volts) + HopWatts(events) + (events[EventKind.SynapticEvent] / Seconds * joules * point.Volts * point.Volts / (joulesAtVolts * joulesAtVolts));

    /// <summary>What remains of a measured power for each synaptic event, at that power's voltage.</summary>
    static double EventJoules(Point point, EventCounts events) =>
        (point.Watts - Floor(point.Volts) - HopWatts(events)) / (events[EventKind.SynapticEvent] / Seconds);

    static double EventJoulesOfSlope(EventCounts events)
    {
        var hops = HopWatts(events) * Seconds / events[EventKind.NeuronSpike];
        return (SpikeJoules(Slope[0], Slope[^1]) - hops) / SlopeSynapses;
    }

    /// <summary>Joules of a spike with everything behind it: watts a hertz, over all neurons.</summary>
    static double SpikeJoules(Point a, Point b) => (b.Watts - a.Watts) / (b.Hertz - a.Hertz) / (Chip.Mesh.Cores * Chip.Core.Neurons!.Value);

    static double HopWatts(EventCounts events) => (events[EventKind.HopX] + events[EventKind.HopY]) / Seconds * Price(EventKind.HopX);

    static double RowReads(EventCounts events) => events[EventKind.NeuronRowRead] / Seconds * Price(EventKind.NeuronRowRead);

    static double Price(EventKind kind) => Chip.Energy.Single(entry => entry.Event == kind).Value;

    /// <summary>Watts of the chip without spikes.</summary>
    static double Floor(double volts) => VoltageScaling.Watts(
        Chip with { Supply = new() { Volts = volts, StaticExponent = StaticExponent } },
        Chip.StaticPower.Single().Alternatives.Single(power => power.Alternative == "with-row-reads"));

    /// <param name="Synapses">Active synapses that a spike meets.</param>
    readonly record struct Point(double Hertz, int Synapses, double Watts, double Volts);
}
