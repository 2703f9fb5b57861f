namespace NeuroChip.Core.Hardware;

/// <summary>
/// What the emulator counts and a profile may price. Names are those of the profile's keys and the report. A spike counts once for each
/// event whatever it carries: a payload, or several spikes of a neuron in one tick, travel as one. What a spike causes is counted in full
/// even where it would arrive after the end of its sample.
/// </summary>
public enum EventKind
{
    /// <summary>A weight read and added to a neuron's sum because its axon was active. In a dense block every crosspoint of the row counts.</summary>
    SynapticEvent,

    /// <summary>A core's crossbar row or axon list opened by an arriving spike.</summary>
    AxonRead,

    /// <summary>Any other soma update. Neurons are updated once in each tick of a sample's own length.</summary>
    NeuronIdle,

    /// <summary>Soma update of a neuron whose summed input, bias or state (before the update) is not zero.</summary>
    NeuronActive,

    /// <summary>A neuron fired in a tick, with one spike or several.</summary>
    NeuronSpike,

    /// <summary>A spike packet left a core: one per spike and destination core; a spike for the neuron's own core stays inside.</summary>
    PacketSent,

    /// <summary>A spike packet entered a core.</summary>
    PacketReceived,

    /// <summary>A packet whose destination is another core of the tile it came from. Counted besides <see cref="PacketSent"/>.</summary>
    PacketInTile,

    /// <summary>A link crossed by a spike packet in the x direction; counted at the sending core.</summary>
    HopX,

    /// <summary>A link crossed by a spike packet in the y direction; counted at the sending core.</summary>
    HopY,

    /// <summary>
    /// A partial sum sent from one core to another: in each tick in which a spike arrives at any axon of a block, one for each of the
    /// block's targets whose soma is elsewhere. Its way over the mesh is part of its price.
    /// </summary>
    PartialSum,

    /// <summary>An input spike delivered from outside the chip to one core.</summary>
    InputSpike,

    /// <summary>
    /// A column current turned into a number: in each tick in which a spike arrives at any axon of a block, one for each of the block's
    /// targets. Counted for analog crossbars only.
    /// </summary>
    ColumnConversion,

    /// <summary>
    /// A neuron's row of parameters and synapses read, once per soma update, by cores with a crossbar of digital bit cells (TrueNorth).
    /// </summary>
    NeuronRowRead,

    /// <summary>A plastic synapse evaluated by the learning engine: a condition of its rule held. Counted at the core of the target.</summary>
    PlasticUpdate,

    /// <summary>A weight code changed by learning. Counted at the core of the target.</summary>
    WeightWrite,

    /// <summary>A trace of a unit brought up to date at the end of a learning epoch. Traces of sources count at every core that their spikes reach.</summary>
    TraceUpdate,

    /// <summary>A spike that left the chip: each spike of an output population.</summary>
    OutputSpike,

    /// <summary>The end of a tick, agreed among the tiles in use; counted at the first core, for the whole chip.</summary>
    Barrier,
}
