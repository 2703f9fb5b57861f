namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC115 and NC620: pipelines and networks on chip, in profiles and in runs.</summary>
public static class TimingCodes
{
    public static readonly DiagnosticDescriptor WouldDeadlock = new("NC1150", Severity.Error,
        "A network on chip of this kind could deadlock",
        "Change one of the two values named in the message.",
        """
        Packets that wait for each other's buffers in a circle wait for ever. Dimension-ordered routes exclude it on a mesh; on a torus two sets of
        virtual channels do, which packets change at a dateline; trees of multicast need buffers that hold a whole packet.
        """);

    public static readonly DiagnosticDescriptor ChipsDoNotTile = new("NC1151", Severity.Error,
        "Chips of a profile do not tile its mesh",
        "Let the mesh be a whole number of chips in each direction.");

    public static readonly DiagnosticDescriptor CyclesWithoutClock = new("NC1152", Severity.Error,
        "A stage of a pipeline is given in cycles of a clock that the profile does not have",
        "Add pipeline.clock, or leave the cycles out: an asynchronous stage takes its event's latency.");

    public static readonly DiagnosticDescriptor UnknownAlternative = new("NC1153", Severity.Error,
        "A price of a profile names an alternative that it does not have",
        "Use one of the names under 'alternatives' of the same price, or remove 'use'.");

    public static readonly DiagnosticDescriptor NoTimes = new("NC6200", Severity.Error,
        "The profile has no times for this timing model",
        "Use another --timing, or add what the message names to the profile.");

    public static readonly DiagnosticDescriptor DeadlineNeedsTiming = new("NC6201", Severity.Error,
        "The profile declares a deadline, and this timing model has no times of packets",
        "Use --timing detailed or --timing flit, or remove 'deadline' from the profile.",
        "Whether a packet is late decides whether it is dropped, so spikes depend on the timing model there, and on nothing else.");

    public static readonly DiagnosticDescriptor LatePackets = new("NC6202", Severity.Warning,
        "Packets missed the deadline of their tick and were dropped",
        "Raise 'deadline', use fewer neurons a core, or a placement with shorter ways.");

    public static readonly DiagnosticDescriptor DeadlineNotSupported = new("NC6203", Severity.Error,
        "This chip cannot drop late packets",
        "Remove 'deadline' from the profile, or use the backend and neurons that the message names.",
        "A dropped packet's weights are taken back from sums that were added up without an order. Saturating sums, and sums that are shifted down, do not allow it.");

    public static readonly DiagnosticDescriptor MeshTooSmall = new("NC6204", Severity.Error,
        "The mesh of the profile is smaller than the image",
        "Use a profile whose mesh has the cores that the image names.");

    public static readonly DiagnosticDescriptor Deadlock = new("NC6205", Severity.Error,
        "Packets wait for each other for ever",
        "Please report it with the profile: no network on chip that a profile can describe should come to this.");
}
