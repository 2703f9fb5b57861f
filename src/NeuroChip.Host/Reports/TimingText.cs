using System.Globalization;
using NeuroChip.Core.Units;

namespace NeuroChip.Host.Reports;

/// <summary>The chip's time in the report for a terminal.</summary>
static class TimingText
{
    public static void Write(TextWriter output, TimingFigures timing)
    {
        output.WriteLine();
        output.WriteLine($"Time on the chip, {timing.Mode}");
        output.WriteLine($"  {Seconds(timing.SecondsPerSample)} a sample, {Seconds(timing.MeanTickSeconds)} a tick on average, {Seconds(timing.BarrierSeconds)} of it the barrier");
        if (timing.LongestTick is { } longest)
        {
            output.WriteLine(Line($"  longest tick: {Seconds(longest.WorkSeconds)} of work in tick {longest.Tick} of sample {longest.Sample}, core {longest.CriticalCore} busy longest"));
        }

        if (timing is { MeanLatencySeconds: { } mean, LargestLatencySeconds: { } largest })
        {
            output.WriteLine($"  latency from the first spike in to {timing.LatencyUntil}: {Seconds(mean)} on average, {Seconds(largest)} at most");
        }

        if (timing.BusiestCore is { BusySeconds: { } busy, SlackSeconds: { } slack } core)
        {
            output.WriteLine(Line($"  critical core: {core.Core} at ({core.X}, {core.Y}), busy {Seconds(busy)}, slack {Seconds(slack)}, the last one in {core.CriticalTicks} ticks"));
        }

        if (timing.BusiestLink is { } link)
        {
            output.WriteLine(Line($"  critical link: ({link.FromX}, {link.FromY}) to ({link.ToX}, {link.ToY}), {link.Packets} packets{(link.CriticalTicks is { } ticks ? Line($", the busiest in {ticks} ticks") : "")}"));
        }

        if (timing.Overruns is { } overruns)
        {
            output.WriteLine(Line($"  ticks longer than the profile's tick: {overruns}"));
        }

        if (timing is { LatePackets: { } late, DroppedSynapticEvents: { } dropped })
        {
            output.WriteLine(Line($"  packets after the deadline, dropped: {late}, with {dropped} synaptic events"));
        }

        if (timing.Missing.Count > 0)
        {
            output.WriteLine($"  no time in this profile, taken as none: {string.Join(", ", timing.Missing)}");
        }
    }

    static string Seconds(double seconds) => QuantityFormatter.Format(seconds, Unit.Second);

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
