namespace NeuroChip.Core.Hardware;

/// <summary>How a core reads the weights of a spike.</summary>
public enum SynapseRead
{
    /// <summary>One weight after the other.</summary>
    RowSerial,

    /// <summary>The array at once for all spikes of a tick; then its columns' currents go through converters that they share.</summary>
    Analog,
}

/// <summary>One stage of a core's pipeline.</summary>
public sealed record StageSpec
{
    /// <summary>Cycles until an item is through, where the core is clocked. Null: the event's time in the profile's latencies.</summary>
    public int? Cycles { get; init; }

    /// <summary>Cycles from one item to the next on one lane; null: as long as an item takes.</summary>
    public int? Interval { get; init; }

    /// <summary>Items worked on side by side, 1 or more.</summary>
    public int Lanes { get; init; } = 1;

    /// <summary>Packets that can wait in front of the stage, 1 or more.</summary>
    public int Buffer { get; init; } = 1;
}

/// <summary>
/// The stages of a core, which work at the same time on different items. A profile without it has cores that do one thing after the other
/// for a packet, and for a neuron.
/// </summary>
public sealed record PipelineSpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Clock of the core, hertz; null: asynchronous, every stage takes its event's latency.</summary>
    public double? ClockHertz { get; init; }

    public SynapseRead Read { get; init; } = SynapseRead.RowSerial;

    /// <summary>A packet enters the core.</summary>
    public StageSpec AxonIn { get; init; } = new();

    /// <summary>A weight is read; analog: the array is read.</summary>
    public StageSpec Synapse { get; init; } = new();

    /// <summary>Analog: the current of a column becomes a number. The lanes are the converters.</summary>
    public StageSpec Conversion { get; init; } = new();

    /// <summary>A weight, or a converted sum, is added to a neuron's input. There is no event of this name: it takes no time without cycles.</summary>
    public StageSpec Dendrite { get; init; } = new();

    /// <summary>A neuron without input, bias or state is passed over.</summary>
    public StageSpec SomaIdle { get; init; } = new();

    /// <summary>Any other neuron is updated.</summary>
    public StageSpec SomaActive { get; init; } = new();

    /// <summary>A packet leaves the core; its buffer holds packets that wait for the network.</summary>
    public StageSpec AxonOut { get; init; } = new();
}
