namespace NeuroChip.Emulator.Accounting;

/// <summary>One line of the ledger: count × price = joules.</summary>
/// <param name="FirstTick">First tick of a sample that the line is about; null: of all.</param>
/// <param name="Core">Number on the mesh; null: of the chip as a whole.</param>
/// <param name="Layer">Input or population; "" for none.</param>
/// <param name="Component">Event or static power.</param>
/// <param name="Unit">Of the count: "" for events, "s" for static power, "bit" for an image.</param>
/// <param name="Price">Joules per count, or watts; null: not in the profile.</param>
/// <param name="Scope">"perTerm", "static", "allIn" or "missing"; what is all-in or missing is in no sum.</param>
public sealed record LedgerLine(
    LedgerPhase Phase, int? FirstTick, int? Core, string Layer, string Component, double Count, string Unit, double? Price, string Scope, string Source)
{
    /// <summary>Null where there is no price.</summary>
    public double? Joules => Count * Price;

    /// <summary>Whether it is part of the sum of a run.</summary>
    public bool Counts => Scope is "perTerm" or "static" && Phase is LedgerPhase.Run or LedgerPhase.ReadOut;
}
