using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler;

/// <summary>
/// The sections of a profile that decide what a network is compiled into. The compiler sees no others, so that images of profiles that differ
/// elsewhere alone differ in their profile alone, and one compilation does for all of them.
/// </summary>
public static class CompiledProfile
{
    /// <summary>Without cells with their wires and converters, and without what only prices or times a run.</summary>
    public static HardwareProfile Of(HardwareProfile profile) => profile with
    {
        Device = null,
        Pipeline = null,
        StaticPower = [],
        Supply = null,
        TickSeconds = null,
        DeadlineSeconds = null,
    };
}
