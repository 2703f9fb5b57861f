using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tracing;

/// <summary>What a probe may see: valid during the call only.</summary>
public readonly ref struct TickView
{
    readonly IChipStateView _state;

    public TickView(IChipStateView state, int sample, int tick, SpikeList spikes)
    {
        _state = state;
        Sample = sample;
        Tick = tick;
        Spikes = spikes;
    }

    /// <summary>Index in the sample source.</summary>
    public int Sample { get; }

    /// <summary>Tick since the sample began, on the chip: a population's own step is this minus its first tick.</summary>
    public int Tick { get; }

    /// <summary>Spikes of this tick, inputs included.</summary>
    public SpikeList Spikes { get; }

    /// <summary>[neurons] of one state variable after the update.</summary>
    /// <param name="population">Index in the image.</param>
    /// <param name="state">Index in the family's <c>NeuronShape.States</c>.</param>
    public ReadOnlySpan<int> State(int population, int state) => _state.State(population, state);

    /// <summary>[neurons]: how often each was updated with input, bias or state since the sample began, this tick included.</summary>
    /// <param name="population">Index in the image.</param>
    public ReadOnlySpan<int> ActiveUpdates(int population) => _state.ActiveUpdates(population);

    /// <inheritdoc cref="IChipStateView.Learning"/>
    public IEnumerable<LearningTotals> Learning => _state.Learning;
}
