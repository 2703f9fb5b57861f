using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Core.Learning;

/// <summary>
/// The arithmetic of one trace as integers. A trace has 128 values, so exp(−1/τ)·x is tabulated once, when the chip is loaded; a run
/// needs no reals.
/// <para>
/// Decay: y = exp(−1/τ)·x becomes floor(y) + [r &lt; y − floor(y)]. Random numbers r are multiples of 2^−16, and r / 2^16 &lt; f holds for an
/// integer r exactly where r &lt; ceil(f · 2^16): the table holds that bound. r = 2^16 always rounds down, 0 always up, 2^15 to nearest with
/// halves down.
/// </para>
/// </summary>
public sealed record TraceTable
{
    /// <summary>Traces are 0…127.</summary>
    public const int Greatest = 127;

    const double DrawRange = 1 << 16;

    const int ImpulseFractions = 256;

    /// <summary>A trace that no spike moves and that is cleared in every tick.</summary>
    public static TraceTable None { get; } = From(new TraceConstants(0, 0));

    /// <summary>Whole part of what a spike adds, 0…127.</summary>
    public required int Impulse { get; init; }

    /// <summary>Fraction of what a spike adds, in 1/256.</summary>
    public required int ImpulseFraction { get; init; }

    /// <summary>[128]: floor of the value after one tick of decay.</summary>
    public required ImmutableArray<byte> Floors { get; init; }

    /// <summary>[128]: 0…2^16; the decayed value is one more where the draw of 16 bits is below.</summary>
    public required ImmutableArray<int> Bounds { get; init; }

    /// <param name="constants">Impulse 0 … 127 and a fraction, which is rounded to 1/256; time constant 0 … infinity.</param>
    public static TraceTable From(TraceConstants constants)
    {
        var impulse = (int)Math.Round(constants.Impulse * ImpulseFractions, MidpointRounding.ToEven);
        return From(impulse / ImpulseFractions, impulse % ImpulseFractions, constants.TauTicks);
    }

    /// <inheritdoc cref="From(TraceConstants)"/>
    public static TraceTable From(int impulse, int impulseFraction, double tauTicks)
    {
        var factor = DecayFactor(1, tauTicks);
        return Scaled(factor, 0) with { Impulse = impulse, ImpulseFraction = impulseFraction };
    }

    /// <summary>exp(−ticks/τ): 0 for a time constant of 0, 1 for an infinite one.</summary>
    public static double DecayFactor(int ticks, double tauTicks) =>
        tauTicks == 0 ? 0.0 : double.IsPositiveInfinity(tauTicks) ? 1.0 : DeterministicMath.Exp(-ticks / tauTicks);

    /// <summary>Factor · x + offset for every x, limited to 127; without impulse.</summary>
    /// <param name="factor">0…1.</param>
    public static TraceTable Scaled(double factor, double offset)
    {
        var floors = ImmutableArray.CreateBuilder<byte>(Greatest + 1);
        var bounds = ImmutableArray.CreateBuilder<int>(Greatest + 1);
        for (var value = 0; value <= Greatest; value++)
        {
            var exact = Math.Min(factor * value + offset, Greatest);
            var floor = Math.Floor(exact);
            floors.Add((byte)floor);
            bounds.Add((int)Math.Ceiling((exact - floor) * DrawRange));
        }

        return new TraceTable
        {
            Impulse = 0,
            ImpulseFraction = 0,
            Floors = floors.MoveToImmutable(),
            Bounds = bounds.MoveToImmutable(),
        };
    }

    /// <summary>The value one tick later.</summary>
    /// <param name="draw">0…2^16.</param>
    public int Decay(int value, int draw) => Floors[value] + (draw < Bounds[value] ? 1 : 0);

    /// <summary>The value after a spike.</summary>
    /// <param name="draw">Compared with the fraction; published hardware draws 7 bits, so that fractions from one half on always count.</param>
    public int AddImpulse(int value, int draw) => Math.Min(value + Impulse + (draw < ImpulseFraction ? 1 : 0), Greatest);
}
