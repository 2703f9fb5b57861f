using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>Networks on chip that would deadlock or contradict the mesh, and stages that need a clock.</summary>
static class TimingVerifier
{
    const int FewestChannelsOfATorus = 2;

    public static void Verify(HardwareProfile profile, ReadContext context)
    {
        if (profile.Noc is { } noc)
        {
            VerifyTorus(noc, profile.Mesh, context);
            VerifyMulticast(noc, context);
            VerifyChips(noc, profile.Mesh, context);
        }

        if (profile.Pipeline is { } pipeline)
        {
            VerifyClock(pipeline, context);
        }

        VerifyDeadline(profile, context);
    }

    // A ring of links is a circle of waiting packets unless they change to another channel once around.
    static void VerifyTorus(NocSpec noc, MeshSpec mesh, ReadContext context)
    {
        if (mesh.Topology != MeshTopology.Torus)
        {
            return;
        }

        if (noc.VirtualChannels < FewestChannelsOfATorus)
        {
            context.Report(TimingCodes.WouldDeadlock, "noc.virtualChannels",
                $"'noc.virtualChannels' is {noc.VirtualChannels}; a torus needs {FewestChannelsOfATorus} or more, one set for each side of its datelines.");
        }

        if (noc.Routing == RoutingRule.WestFirst)
        {
            context.Report(TimingCodes.WouldDeadlock, "noc.routing", "'noc.routing' is westFirst, which is free of deadlock on a mesh, not on a torus; allowed there: xy, yx.");
        }
    }

    // Branches of a tree wait for each other unless a router can take in the whole packet.
    static void VerifyMulticast(NocSpec noc, ReadContext context)
    {
        if (noc.Multicast && noc.BufferFlits < noc.PacketFlits)
        {
            context.Report(TimingCodes.WouldDeadlock, "noc.bufferFlits",
                $"'noc.bufferFlits' is {noc.BufferFlits}; multicast needs buffers that hold a whole packet, 'noc.packetFlits' = {noc.PacketFlits}.");
        }

        if (noc is { Multicast: true, Routing: RoutingRule.WestFirst })
        {
            context.Report(TimingCodes.WouldDeadlock, "noc.routing", "'noc.routing' is westFirst; the trees of multicast are built for xy and yx.");
        }
    }

    static void VerifyChips(NocSpec noc, MeshSpec mesh, ReadContext context)
    {
        VerifyChipSide(noc.ChipWidth, "noc.chipWidth", mesh.Width, "mesh.width", context);
        VerifyChipSide(noc.ChipHeight, "noc.chipHeight", mesh.Height, "mesh.height", context);
    }

    static void VerifyChipSide(int? tiles, string path, int all, string meshPath, ReadContext context)
    {
        if (tiles is { } side && all % side != 0)
        {
            context.Report(TimingCodes.ChipsDoNotTile, path, $"'{path}' is {side}; '{meshPath}' = {all} is no multiple of it.");
        }
    }

    static void VerifyClock(PipelineSpec pipeline, ReadContext context)
    {
        (string Name, StageSpec Stage)[] stages =
        [
            ("axonIn", pipeline.AxonIn), ("synapse", pipeline.Synapse), ("conversion", pipeline.Conversion), ("dendrite", pipeline.Dendrite),
            ("somaIdle", pipeline.SomaIdle), ("somaActive", pipeline.SomaActive), ("axonOut", pipeline.AxonOut),
        ];
        foreach (var (name, stage) in stages)
        {
            if (pipeline.ClockHertz is null && (stage.Cycles ?? stage.Interval) is not null)
            {
                context.Report(TimingCodes.CyclesWithoutClock, $"pipeline.{name}", $"'pipeline.{name}' is given in cycles, but 'pipeline.clock' is absent.");
            }

            if (stage is { Cycles: { } cycles, Interval: { } interval } && interval > cycles && cycles > 0)
            {
                context.Report(ProfileCodes.RangeInverted, $"pipeline.{name}.interval",
                    $"'pipeline.{name}.interval' is {interval}, 'pipeline.{name}.cycles' is {cycles}: an item cannot be through before the next may start.");
            }
        }
    }

    static void VerifyDeadline(HardwareProfile profile, ReadContext context)
    {
        if (profile.DeadlineSeconds is { } deadline && deadline > profile.TickSeconds)
        {
            context.Report(ProfileCodes.RangeInverted, "deadline", $"'deadline' is {deadline} s, 'tick' is {profile.TickSeconds} s: a tick ends before its deadline.");
        }
    }
}
