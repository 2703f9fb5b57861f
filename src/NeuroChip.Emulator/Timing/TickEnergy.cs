namespace NeuroChip.Emulator.Timing;

/// <summary>What events cost, in joules. Nothing static is in it.</summary>
/// <param name="Network">Axons out, axons in and hops.</param>
public readonly record struct TickEnergy(double Synapse, double Soma, double Network)
{
    public double Total => Synapse + Soma + Network;

    public static TickEnergy operator +(TickEnergy a, TickEnergy b) => new(a.Synapse + b.Synapse, a.Soma + b.Soma, a.Network + b.Network);

    /// <summary>Counts times prices.</summary>
    public static TickEnergy Of(in TickEvents events, EventCosts costs) => new(
        events.SynapticEvents * costs.Synapse.Joules,
        SomaJoules(events.Soma, costs),
        (events.Packets * (costs.AxonOut.Joules + costs.AxonIn.Joules)) + HopJoules(events.Hops, costs));

    static double SomaJoules(in SomaWork soma, EventCosts costs) =>
        (soma.Accesses * costs.SomaAccess.Joules) + (soma.Updates * costs.SomaUpdate.Joules) + (soma.Spikes * costs.SomaSpike.Joules);

    static double HopJoules(in HopCount hops, EventCosts costs) =>
        (hops.East * costs.HopEast.Joules) + (hops.West * costs.HopWest.Joules)
        + (hops.North * costs.HopNorth.Joules) + (hops.South * costs.HopSouth.Joules);
}
