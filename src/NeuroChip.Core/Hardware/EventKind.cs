namespace NeuroChip.Core.Hardware;

/// <summary>What the emulator counts and a profile may price. Names are those of the profile's keys and the report.</summary>
public enum EventKind
{
    /// <summary>A weight read and added to a neuron's sum because its axon was active.</summary>
    SynapticEvent,

    /// <summary>A core's crossbar row or axon list opened by an arriving spike.</summary>
    AxonRead,

    /// <summary>Soma update of a neuron without input, bias or state in this tick.</summary>
    NeuronIdle,

    /// <summary>Soma update of any other neuron.</summary>
    NeuronActive,

    /// <summary>A neuron fired.</summary>
    NeuronSpike,

    /// <summary>A spike packet left a core: one per spike and destination core.</summary>
    PacketSent,

    /// <summary>A spike packet entered a core.</summary>
    PacketReceived,

    /// <summary>A packet whose destination lies in the tile it came from.</summary>
    PacketInTile,

    /// <summary>A link crossed in the x direction.</summary>
    HopX,

    /// <summary>A link crossed in the y direction.</summary>
    HopY,

    /// <summary>A partial sum sent from one core to another.</summary>
    PartialSum,

    /// <summary>An input spike delivered from outside the chip to one core.</summary>
    InputSpike,

    /// <summary>A column current turned into a number.</summary>
    ColumnConversion,

    /// <summary>A neuron's row of parameters and synapses read by a clocked core, each tick (TrueNorth).</summary>
    NeuronRowRead,

    /// <summary>A plastic synapse evaluated by the learning engine.</summary>
    PlasticUpdate,

    /// <summary>A weight code changed by learning.</summary>
    WeightWrite,

    /// <summary>A spike that left the chip.</summary>
    OutputSpike,

    /// <summary>The end of a tick, agreed among the tiles in use.</summary>
    Barrier,
}
