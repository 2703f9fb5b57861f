using NeuroChip.Core.Learning;
using NeuroChip.Core.Numerics;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// Error-driven learning of decoders as in the NengoLoihi emulator 1.1: traces of the axons every 2 ticks, weights every 4.
/// <code>
/// trace = min(127, round(exp(−2/τ) · trace + increment))           increment where the axon fired in the two ticks
/// lw    = shift(w, 7 − weight_shift) + shift(trace · e · rate_mantissa, 7 + rate_exponent − 2)
/// w     = sign(lw) · min(127, round(|lw| / 2^8)) · 2^(weight_shift + 1)
/// </code>
/// with e = (−error, error); shifts to the right floor, rounding adds one where r is below the fraction.
/// </summary>
public sealed class ErrorLearning
{
    public const int TraceTicks = 2, WeightTicks = 4;

    const int MantissaBits = 8, Normalising = 7, WeightTicksLog2 = 2, DrawBits = 16;

    readonly ErrorLearningParameters _parameters;
    readonly IElementRounding _rounding;
    readonly TraceTable _silent, _fired;
    readonly bool[] _hasFired;
    readonly int[] _traces, _weights;
    readonly long[] _evaluated, _changed;
    long _phases, _roundedAway, _held, _tick;
    int _tickOfSample;

    /// <param name="weights">[axons × 2 · dimensions], row-major.</param>
    /// <param name="firstTick">What random numbers count from.</param>
    public ErrorLearning(ErrorLearningParameters parameters, IElementRounding rounding, ReadOnlySpan<int> weights, long firstTick = 0)
    {
        _parameters = parameters;
        _rounding = rounding;
        var factor = TraceTable.DecayFactor(TraceTicks, parameters.TraceTau);
        _silent = TraceTable.Scaled(factor, 0);
        _fired = TraceTable.Scaled(factor, parameters.TraceIncrement);
        _hasFired = new bool[parameters.Axons];
        _traces = new int[parameters.Axons];
        _weights = weights.ToArray();
        _evaluated = new long[2 * parameters.Dimensions];
        _changed = new long[2 * parameters.Dimensions];
        _tick = firstTick;
    }

    /// <summary>[axons], 0…127.</summary>
    public ReadOnlySpan<int> Traces => _traces;

    /// <summary>[axons × 2 · dimensions].</summary>
    public ReadOnlySpan<int> Weights => _weights;

    /// <summary>Since the start. A weight counts as evaluated where trace and error are not 0.</summary>
    public LearningCounts Counts => new(_phases, _evaluated.Sum(), _changed.Sum(), _roundedAway, _held);

    /// <summary>[2 · dimensions]: weights into each target that were evaluated, since the start.</summary>
    public ReadOnlySpan<long> EvaluatedByColumn => _evaluated;

    /// <summary>[2 · dimensions]: weights into each target that changed, since the start.</summary>
    public ReadOnlySpan<long> ChangedByColumn => _changed;

    /// <summary>A new sample: no traces, and the first tick. Weights stay.</summary>
    public void BeginSample()
    {
        Array.Clear(_traces);
        Array.Clear(_hasFired);
        _tickOfSample = 0;
    }

    /// <summary>One tick: the second, fourth … of a sample update traces, the fourth, eighth … weights with the new traces.</summary>
    /// <param name="error">[dimensions], −127…127.</param>
    /// <returns>Whether weights were updated.</returns>
    public bool Tick(ReadOnlySpan<int> spikes, ReadOnlySpan<int> error)
    {
        foreach (var axon in spikes)
        {
            _hasFired[axon] = true;
        }

        _tickOfSample++;
        // Random numbers repeat after 2^32 ticks.
        var drawTick = unchecked((int)_tick++);
        if (_tickOfSample % TraceTicks == 0)
        {
            UpdateTraces(drawTick);
        }

        var learns = _tickOfSample % WeightTicks == 0;
        if (learns)
        {
            UpdateWeights(drawTick, error);
        }

        return learns;
    }

    void UpdateTraces(int tick)
    {
        for (var axon = 0; axon < _traces.Length; axon++)
        {
            _traces[axon] = (_hasFired[axon] ? _fired : _silent).Decay(_traces[axon], _rounding.Trace(axon, tick));
        }

        Array.Clear(_hasFired);
    }

    void UpdateWeights(int tick, ReadOnlySpan<int> error)
    {
        _phases++;
        var columns = 2 * _parameters.Dimensions;
        for (var synapse = 0; synapse < _weights.Length; synapse++)
        {
            var column = synapse % columns;
            var signedError = column < _parameters.Dimensions ? -error[column] : error[column - _parameters.Dimensions];
            var trace = _traces[synapse / columns];
            var (before, after) = (_weights[synapse], Update(_weights[synapse], trace, signedError, _rounding.Weight(synapse, tick)));
            _weights[synapse] = after;
            Count(column, moves: trace * signedError != 0, before, after);
        }
    }

    void Count(int column, bool moves, int before, int after)
    {
        _changed[column] += before == after ? 0 : 1;
        if (!moves)
        {
            return;
        }

        _evaluated[column]++;
        var atEnd = Math.Abs(after) == TraceTable.Greatest << (_parameters.WeightShift + 1);
        _held += before == after && atEnd ? 1 : 0;
        _roundedAway += before == after && !atEnd ? 1 : 0;
    }

    int Update(int weight, int trace, int error, int draw)
    {
        var change = Shift((long)trace * error * _parameters.RateMantissa, Normalising + _parameters.RateExponent - WeightTicksLog2);
        var sum = Shift(weight, Normalising - _parameters.WeightShift) + change;
        var magnitude = Math.Abs(sum);
        var fraction = (magnitude & ((1 << MantissaBits) - 1)) << (DrawBits - MantissaBits);
        var rounded = Math.Min(TraceTable.Greatest, (magnitude >> MantissaBits) + (draw < fraction ? 1 : 0));
        return (int)(Math.Sign(sum) * rounded) << (_parameters.WeightShift + 1);
    }

    static long Shift(long value, int left) => FixedPoint.ShiftFloor(value, -left);
}
