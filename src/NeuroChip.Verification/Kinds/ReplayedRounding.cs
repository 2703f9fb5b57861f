using System.Text.Json;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Verification.Kinds;

/// <summary>The random numbers that the reference drew, by step.</summary>
sealed class ReplayedRounding : ILearningRounding
{
    const int DecayRange = 1 << 16, ImpulseRange = 1 << 8;

    readonly int[][] _decay, _impulse;
    readonly int[] _weight;

    public ReplayedRounding(JsonElement draws, int steps)
    {
        _decay = [Series(draws, "x_decay", steps, DecayRange), Series(draws, "y_decay", steps, DecayRange)];
        _impulse = [Series(draws, "x_impulse", steps, ImpulseRange), Series(draws, "y_impulse", steps, ImpulseRange)];
        _weight = Series(draws, "weight", steps, DecayRange);
    }

    public int Decay(TraceSide side, int tick) => _decay[(int)side][tick];

    public int Impulse(TraceSide side, int tick) => _impulse[(int)side][tick];

    public bool SharesWeightDraws => true;

    public void Weights(int source, int tick, Span<int> draws) => draws.Fill(_weight[tick]);

    public int Weight(int source, int target, int tick) => _weight[tick];

    static int[] Series(JsonElement draws, string name, int steps, int greatest)
    {
        var series = draws.Ints(name);
        LearningFields.RequireLength(name, series.Length, steps, "steps");
        return series.AsSpan().ContainsAnyExceptInRange(0, greatest) ? throw new VectorFormatException($"'{name}' has values beyond 0 … {greatest}") : series;
    }
}
