namespace NeuroChip.Emulator.Timing;

/// <summary>Costs of everything that happens in a tick on a mesh of cores.</summary>
public sealed record EventCosts
{
    /// <summary>Each neuron, each tick.</summary>
    public required EventCost SomaAccess { get; init; }

    /// <summary>Each updated neuron, besides the access.</summary>
    public required EventCost SomaUpdate { get; init; }

    /// <summary>Each neuron that fires, besides access and update.</summary>
    public required EventCost SomaSpike { get; init; }

    /// <summary>Each message, at the sending core.</summary>
    public required EventCost AxonOut { get; init; }

    /// <summary>Each message, at the receiving core.</summary>
    public required EventCost AxonIn { get; init; }

    /// <summary>Each axon that a message opens, at the receiving core.</summary>
    public EventCost AxonRead { get; init; }

    /// <summary>Each synapse behind a message, at the receiving core.</summary>
    public required EventCost Synapse { get; init; }

    /// <summary>Each column that is converted, at its core, after the last message.</summary>
    public EventCost Conversion { get; init; }

    /// <summary>Each partial sum, at the core that sends it.</summary>
    public EventCost PartialSum { get; init; }

    /// <summary>True: a message to the sender's own core stays inside and pays neither axon.</summary>
    public bool OwnCoreIsInside { get; init; }

    /// <summary>A link crossed toward larger x.</summary>
    public required EventCost HopEast { get; init; }

    /// <summary>A link crossed toward smaller x.</summary>
    public required EventCost HopWest { get; init; }

    /// <summary>A link crossed toward larger y.</summary>
    public required EventCost HopNorth { get; init; }

    /// <summary>A link crossed toward smaller y.</summary>
    public required EventCost HopSouth { get; init; }

    /// <summary>Time that a core spends on its neurons.</summary>
    public double SomaSeconds(in SomaWork work) =>
        (work.Accesses * SomaAccess.Seconds) + (work.Updates * SomaUpdate.Seconds) + (work.Spikes * SomaSpike.Seconds);

    /// <summary>Time from a core's last message to this one: the neurons between them, then the axon's way out.</summary>
    public double SendSeconds(in SpikeMessage message) => SomaSeconds(message.Before) + (StaysInside(message) ? 0 : AxonOut.Seconds);

    /// <summary>Time that the receiving core spends on a message, the axons it opens and the synapses behind it.</summary>
    public double ReceiveSeconds(in SpikeMessage message) =>
        (StaysInside(message) ? 0 : AxonIn.Seconds) + (message.Rows * AxonRead.Seconds) + (message.SynapticEvents * Synapse.Seconds);

    /// <summary>Time of flight over free links.</summary>
    public double FlightSeconds(in HopCount hops) =>
        (hops.East * HopEast.Seconds) + (hops.West * HopWest.Seconds) + (hops.North * HopNorth.Seconds) + (hops.South * HopSouth.Seconds);

    bool StaysInside(in SpikeMessage message) => OwnCoreIsInside && message.FromCore == message.ToCore;
}
