using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Learning;

/// <summary>The rounding that a profile asks for: traces by one rule, weights by another.</summary>
sealed class ProfileRounding(ILearningRounding traces, ILearningRounding weights) : ILearningRounding
{
    public bool SharesWeightDraws => weights.SharesWeightDraws;

    /// <param name="projection">Number of the projection in its image.</param>
    public static ProfileRounding Of(LearningSpec learning, ulong seed, int projection) => new(
        Of(learning.TraceRounding, seed, projection, perSynapse: false),
        Of(learning.WeightRounding, seed, projection, learning.WeightDraws == LearningDraws.PerSynapse));

    public int Decay(TraceSide side, int tick) => traces.Decay(side, tick);

    public int Impulse(TraceSide side, int tick) => traces.Impulse(side, tick);

    public void Weights(int source, int tick, Span<int> draws) => weights.Weights(source, tick, draws);

    public int Weight(int source, int target, int tick) => weights.Weight(source, target, tick);

    static ILearningRounding Of(LearningRounding rounding, ulong seed, int projection, bool perSynapse) =>
        rounding == LearningRounding.Stochastic ? new AddressedRounding(seed, projection, perSynapse) : FixedRounding.Of(rounding);
}
