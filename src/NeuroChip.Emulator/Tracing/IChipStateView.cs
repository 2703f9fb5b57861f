namespace NeuroChip.Emulator.Tracing;

/// <summary>Read access to the state variables of a chip that runs.</summary>
public interface IChipStateView
{
    /// <summary>[neurons] of one state variable of one population.</summary>
    ReadOnlySpan<int> State(int population, int state);
}
