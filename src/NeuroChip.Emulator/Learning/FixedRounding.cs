using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Learning;

/// <summary>The same r everywhere: rounding without chance.</summary>
public sealed class FixedRounding : ILearningRounding, IElementRounding
{
    const int One = 1 << 16, ImpulseOne = 1 << 8;

    readonly int _numerator;

    FixedRounding(int numerator) => _numerator = numerator;

    /// <summary>Down: r = 1.</summary>
    public static FixedRounding Floor { get; } = new(One);

    /// <summary>To nearest, halves down: r = 1/2.</summary>
    public static FixedRounding Nearest { get; } = new(One / 2);

    /// <summary>Up: r = 0.</summary>
    public static FixedRounding Ceiling { get; } = new(0);

    public bool SharesWeightDraws => true;

    /// <param name="rounding">Not <see cref="LearningRounding.Stochastic"/>.</param>
    public static FixedRounding Of(LearningRounding rounding) => rounding switch
    {
        LearningRounding.Nearest => Nearest,
        LearningRounding.Floor => Floor,
        LearningRounding.Ceiling => Ceiling,
        _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "no fixed number"),
    };

    public int Decay(TraceSide side, int tick) => _numerator;

    public int Impulse(TraceSide side, int tick) => _numerator / (One / ImpulseOne);

    public void Weights(int source, int tick, Span<int> draws) => draws.Fill(_numerator);

    public int Weight(int source, int target, int tick) => _numerator;

    public int Trace(int axon, int tick) => _numerator;

    public int Weight(int synapse, int tick) => _numerator;
}
