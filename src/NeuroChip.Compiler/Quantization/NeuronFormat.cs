using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Ranges of a neuron circuit in units of its state.</summary>
sealed class NeuronFormat(NeuronSpec neuron)
{
    /// <summary>Membranes saturate at ± this.</summary>
    public long StateMax { get; } = (1L << (neuron.StateBits - 1)) - 1;

    public long ThresholdMax { get; } = Math.Min(((1L << neuron.ThresholdBits) - 1) << neuron.ThresholdShift, int.MaxValue);

    /// <summary>Thresholds are multiples of this.</summary>
    public int ThresholdStep { get; } = 1 << neuron.ThresholdShift;

    /// <summary>Largest mantissa of a bias; 0: no bias.</summary>
    public long BiasMantissaMax { get; } = neuron.BiasBits == 0 ? 0 : (1L << (neuron.BiasBits - 1)) - 1;

    public long BiasMax => Math.Min(BiasMantissaMax << neuron.MaxBiasExponent, int.MaxValue);

    public int StateShift { get; } = neuron.StateShift;
}
