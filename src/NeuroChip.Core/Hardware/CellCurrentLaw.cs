namespace NeuroChip.Core.Hardware;

/// <summary>Current of a cell against its voltage; its conductance is the slope at 0 V.</summary>
public enum CellCurrentLaw
{
    /// <summary>I = G·V.</summary>
    Ohmic,

    /// <summary>I = G·(V − 0.25 V³), up to 2 V: a teaching model.</summary>
    Cubic,

    /// <summary>I = G·V + a₂V² + a₃V³ as fitted to an RRAM of 50 … 225 µS up to 0.5 V (Milo et al., IRPS 2021, Fig. 1).</summary>
    Rram2021,
}
