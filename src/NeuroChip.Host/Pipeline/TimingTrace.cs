using System.CommandLine;
using System.Globalization;
using NeuroChip.Core.Images;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Timing;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>When the ticks and the messages of the first sample took place: a line each, written as it happens.</summary>
static class TimingTrace
{
    const string TicksHeader = "tick,seconds,work_seconds,critical_core,critical_link_from_tile,critical_link_side";
    const string MessagesHeader = "tick,population,neuron,from_core,to_core,axons,synapses,left_seconds,received_seconds";

    /// <summary>With the timing model that was asked for, or the cheapest that knows what is traced.</summary>
    public static void Record(ParseResult parsed, ChipJob job, string what, TextWriter writer)
    {
        var asked = ExecutionOptions.TimingOf(parsed);
        var (mode, plan) = (ModeFor(what, asked), ExecutionPlan.From(job.Image));
        writer.WriteLine(what == "ticks" ? TicksHeader : MessagesHeader);
        var messages = new MessageWriter(job.Image, writer);
        var run = new TimingRun(plan, mode, job.Input.Samples.Ticks)
        {
            Observer = what == "messages" ? messages : null,
            TickObserver = tick =>
            {
                messages.Tick = tick.Tick + 1;
                if (what == "ticks")
                {
                    writer.WriteLine(Line(tick));
                }
            },
        };
        ChipEmulator.Run(plan, job.Input.Samples, ExecutionOptions.RunOptionsOf(parsed) with { Samples = 1, Threads = 1 }, run.Probe);
    }

    static TimingMode ModeFor(string what, TimingMode asked) =>
        what == "messages" && asked is TimingMode.None or TimingMode.Simple ? TimingMode.Detailed
        : asked == TimingMode.None ? TimingMode.Simple
        : asked;

    static string Line(TickTime tick)
    {
        var link = tick.CriticalLink < 0
            ? ","
            : string.Create(CultureInfo.InvariantCulture, $"{tick.CriticalLink / LinkTally.Sides},{((LinkSide)(tick.CriticalLink % LinkTally.Sides)).ToString().ToLowerInvariant()}");
        return string.Create(CultureInfo.InvariantCulture, $"{tick.Tick},{tick.Seconds:R},{tick.WorkSeconds:R},{tick.CriticalCore},{link}");
    }

    sealed class MessageWriter(ChipImage image, TextWriter writer) : IMessageObserver
    {
        /// <summary>Tick of the messages that come next.</summary>
        public int Tick { get; set; }

        public void Received(in SpikeMessage message, double left, double received)
        {
            var (name, first) = GroupOf(message.Unit);
            var from = message.FromCore == TickActivity.Outside ? "" : message.FromCore.ToString(CultureInfo.InvariantCulture);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Tick},{name},{message.Unit - first},{from},{message.ToCore},{message.Rows},{message.SynapticEvents},{left:R},{received:R}"));
        }

        (string Name, int FirstUnit) GroupOf(int unit)
        {
            foreach (var input in image.Inputs)
            {
                if (unit < input.FirstUnit + input.Count)
                {
                    return (input.Name, input.FirstUnit);
                }
            }

            var population = image.Populations.First(population => unit < population.FirstUnit + population.Count);
            return (population.Name, population.FirstUnit);
        }
    }
}
