using System.Text.Json.Nodes;

namespace NeuroChip.Host.Reports;

/// <summary>Loads of cores and links, and the chip's time, in the JSON report.</summary>
static class TrafficJson
{
    public static void Add(JsonObject document, TrafficFigures traffic)
    {
        document["coreLoads"] = new JsonArray([.. traffic.Cores.Select(Core)]);
        document["linkLoads"] = new JsonArray([.. traffic.Links.Select(Link)]);
        document["timing"] = traffic.Timing is { } timing ? Timing(timing) : null;
    }

    static JsonObject Core(CoreLoadFigures core) => new()
    {
        ["core"] = core.Core,
        ["x"] = core.X,
        ["y"] = core.Y,
        ["packetsSent"] = core.PacketsSent,
        ["packetsReceived"] = core.PacketsReceived,
        ["inputSpikes"] = core.InputSpikes,
        ["synapticEvents"] = core.SynapticEvents,
        ["spikes"] = core.Spikes,
        ["busySeconds"] = core.BusySeconds,
        ["slackSeconds"] = core.SlackSeconds,
        ["criticalTicks"] = core.CriticalTicks,
    };

    static JsonObject Link(LinkLoadFigures link) => new()
    {
        ["fromX"] = link.FromX,
        ["fromY"] = link.FromY,
        ["toX"] = link.ToX,
        ["toY"] = link.ToY,
        ["packets"] = link.Packets,
        ["criticalTicks"] = link.CriticalTicks,
    };

    static JsonObject Timing(TimingFigures timing) => new()
    {
        ["mode"] = timing.Mode,
        ["secondsPerSample"] = timing.SecondsPerSample,
        ["meanTickSeconds"] = timing.MeanTickSeconds,
        ["barrierSeconds"] = timing.BarrierSeconds,
        ["longestTick"] = timing.LongestTick is { } longest
            ? new JsonObject
            {
                ["sample"] = longest.Sample,
                ["tick"] = longest.Tick,
                ["workSeconds"] = longest.WorkSeconds,
                ["criticalCore"] = longest.CriticalCore,
            }
            : null,
        ["meanLatencySeconds"] = timing.MeanLatencySeconds,
        ["largestLatencySeconds"] = timing.LargestLatencySeconds,
        ["latencyUntil"] = timing.LatencyUntil,
        ["overruns"] = timing.Overruns,
        ["latePackets"] = timing.LatePackets,
        ["droppedSynapticEvents"] = timing.DroppedSynapticEvents,
        ["untimed"] = new JsonArray([.. timing.Missing.Select(name => (JsonNode)name)]),
    };
}
