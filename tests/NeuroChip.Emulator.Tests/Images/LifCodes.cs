namespace NeuroChip.Emulator.Tests.Images;

/// <summary>Parameters of family "lif", all of them, with the plainest neuron as default: no current, no leak, reset to 0, v &gt; θ.</summary>
public sealed record LifCodes
{
    public int DecayBits { get; init; } = 12;
    public int StateShift { get; init; }
    public int StateBits { get; init; } = 24;
    public int Rounding { get; init; }
    public int Reset { get; init; }
    public int Inclusive { get; init; }
    public int Fires { get; init; } = 1;
    public int Refractory { get; init; }
    public int MaxSpikes { get; init; } = 1;
    public int PreviousCurrent { get; init; }
    public int[]? CurrentDecay { get; init; }
    public int[] MembraneDecay { get; init; } = [0];
    public int[] Threshold { get; init; } = [100];
    public int[] ResetValue { get; init; } = [0];
    public int[] Bias { get; init; } = [0];
    public int[] CurrentBias { get; init; } = [0];

    public (string, int[])[] ToArray() =>
    [
        ("decayBits", [DecayBits]), ("currentDecay", CurrentDecay ?? [1 << DecayBits]), ("membraneDecay", MembraneDecay),
        ("stateShift", [StateShift]), ("stateBits", [StateBits]), ("rounding", [Rounding]), ("reset", [Reset]), ("inclusive", [Inclusive]),
        ("fires", [Fires]), ("refractory", [Refractory]), ("maxSpikes", [MaxSpikes]), ("previousCurrent", [PreviousCurrent]),
        ("threshold", Threshold), ("resetValue", ResetValue), ("bias", Bias), ("currentBias", CurrentBias),
    ];
}
