using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// What one message costs by the way it takes, and how much load counts; a linear part (a fixed share, a share for every link) and squares of loads.
/// </summary>
/// <param name="Send">For every message between two cores.</param>
/// <param name="InTile">In addition where both are on one tile.</param>
/// <param name="HopX">For every link in x.</param>
/// <param name="HopY">For every link in y.</param>
/// <param name="Input">For every input spike and core that it reaches.</param>
/// <param name="AxonRead">For every arrival at an axon.</param>
/// <param name="Balance">For the square of a core's synaptic events.</param>
/// <param name="Congestion">For the square of a link's messages.</param>
/// <param name="Tree">For every link of the tree of ways that a spike takes.</param>
readonly record struct CostModel(
    double Send, double InTile, double HopX, double HopY, double Input, double AxonRead, double Balance, double Congestion, double Tree = 0)
{
    /// <summary>Cost of one unit of a term.</summary>
    public static CostModel Of(MappingTerm term, HardwareProfile profile) => term switch
    {
        MappingTerm.Packets => new(1, 0, 0, 0, 0, 0, 0, 0),
        MappingTerm.Hops => new(0, 0, 1, 1, 0, 0, 0, 0),
        MappingTerm.Multicast => new(0, 0, 0, 0, 0, 0, 0, 0, Tree: 1),
        MappingTerm.Energy => Priced(profile.Energy),
        MappingTerm.Latency => Priced(profile.Latency) with { Input = 0, AxonRead = 0 },
        MappingTerm.Balance => new(0, 0, 0, 0, 0, 0, 1, 0),
        _ => new(0, 0, 0, 0, 0, 0, 0, 1),
    };

    public static CostModel operator *(CostModel model, double factor) => new(
        model.Send * factor, model.InTile * factor, model.HopX * factor, model.HopY * factor,
        model.Input * factor, model.AxonRead * factor, model.Balance * factor, model.Congestion * factor,
        model.Tree * factor);

    public static CostModel operator +(CostModel a, CostModel b) => new(
        a.Send + b.Send, a.InTile + b.InTile, a.HopX + b.HopX, a.HopY + b.HopY,
        a.Input + b.Input, a.AxonRead + b.AxonRead, a.Balance + b.Balance, a.Congestion + b.Congestion,
        a.Tree + b.Tree);

    /// <summary>Whether a message has a cost of its own, by its way or by what it arrives from.</summary>
    public bool CountsWays => Send + InTile + HopX + HopY + Input > 0;

    /// <summary>Linear cost of a message.</summary>
    public double Of(int dx, int dy) =>
        Send + (dx == 0 && dy == 0 ? InTile : 0) + (HopX * Math.Abs(dx)) + (HopY * Math.Abs(dy));

    // An event without a published price costs nothing here, as in the energy report, which lists it.
    static CostModel Priced(IEnumerable<PriceEntry> prices)
    {
        var of = prices.Where(p => p.Scope == PriceScope.PerTerm).ToDictionary(p => p.Event, p => p.Value);
        double Price(EventKind kind) => of.GetValueOrDefault(kind);
        return new(
            Price(EventKind.PacketSent) + Price(EventKind.PacketReceived), Price(EventKind.PacketInTile), Price(EventKind.HopX),
            Price(EventKind.HopY), Price(EventKind.InputSpike), Price(EventKind.AxonRead), 0, 0);
    }
}
