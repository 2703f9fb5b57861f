using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Emulator.Tests.Kernels;

/// <summary>Family "lif" once more, one neuron in 128-bit arithmetic with divisions instead of shifts: what the kernel is compared with.</summary>
sealed class LifModel(LifCodes codes, int neuron)
{
    readonly Int128 _one = Int128.One << codes.DecayBits;
    readonly Int128 _limit = (Int128.One << (codes.StateBits - 1)) - 1;
    readonly bool _hasCurrent = codes.CurrentDecay!.Any(decay => decay < 1 << codes.DecayBits);
    readonly int _threshold = codes.Threshold[neuron], _resetValue = codes.ResetValue[neuron];
    int _hold;

    public Int128 Current { get; private set; }

    public Int128 Membrane { get; private set; }

    /// <summary>Returns the spikes of the tick.</summary>
    public int Step(int input)
    {
        var a = ((Int128)input << codes.StateShift) + codes.CurrentBias[neuron];
        var drive = a;
        if (_hasCurrent)
        {
            var before = Current;
            Current = Saturate(Round(Current * (_one - codes.CurrentDecay![neuron])) + a);
            drive = codes.PreviousCurrent == 1 ? before : Current;
        }

        Membrane = Saturate(Round(Membrane * (_one - codes.MembraneDecay[neuron])) + drive + codes.Bias[neuron]);
        if (codes.Fires == 0)
        {
            return 0;
        }

        if (_hold > 0)
        {
            _hold--;
            Membrane = _resetValue;
            return 0;
        }

        var spikes = Fire();
        _hold = spikes > 0 ? codes.Refractory : 0;
        return spikes;
    }

    int Fire()
    {
        var fires = codes.Inclusive == 1 ? Membrane >= _threshold : Membrane > _threshold;
        var spikes = fires ? 1 : 0;
        switch (codes.Reset)
        {
            case 0:
                Membrane = fires ? _resetValue : Membrane;
                break;
            case 1:
                Membrane -= spikes * _threshold;
                break;
            default:
                spikes *= (int)Int128.Min(codes.MaxSpikes, Int128.Max(0, Membrane / _threshold));
                Membrane = Int128.Max(Membrane - spikes * (Int128)_threshold, -_threshold);
                break;
        }

        return spikes;
    }

    Int128 Saturate(Int128 value) => Int128.Clamp(value, -_limit, _limit);

    Int128 Round(Int128 product) => codes.Rounding switch
    {
        0 => product / _one,
        1 => Floor(product),
        _ => Floor(product + _one / 2),
    };

    Int128 Floor(Int128 value) => value / _one - (value % _one < 0 ? 1 : 0);
}
