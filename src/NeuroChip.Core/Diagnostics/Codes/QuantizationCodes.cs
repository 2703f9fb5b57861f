namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC3: lowering and quantization.</summary>
public static class QuantizationCodes
{
    public static readonly DiagnosticDescriptor NotRepresentable = new("NC3001", Severity.Error,
        "A parameter cannot be represented on this chip",
        "Choose a profile that has the feature, or change the network.");

    public static readonly DiagnosticDescriptor WrongFamily = new("NC3002", Severity.Error,
        "A population needs a neuron family that the chip does not have",
        "Choose a profile whose neuron.family or neuron.variants names the family.");

    public static readonly DiagnosticDescriptor NeedsIntegerNetwork = new("NC3003", Severity.Error,
        "The chip's neurons cannot be quantized from a real-valued network",
        "Write the network for this family with integer parameters, or choose a profile of family lif or lif24.",
        "Families such as axon4, bitshift16 and event8 have no leaky membrane with free weights: a network is designed for them, not rounded to them.");

    public static readonly DiagnosticDescriptor NotFinite = new("NC3004", Severity.Error,
        "A weight or parameter is not a finite number",
        "Repair the network; training has probably diverged.");

    public static readonly DiagnosticDescriptor ReadoutFeeds = new("NC3005", Severity.Error,
        "A population without spikes feeds another population",
        "Give the population a threshold, or let it be an output only.",
        "Chips send spikes, not potentials. Integrators without a threshold are possible as outputs, where the host reads their membrane.");

    public static readonly DiagnosticDescriptor WeightBits = new("NC3006", Severity.Error,
        "The chip does not store weights of that many bits",
        "Set quantization.weightBits to a value within the range named in the message.");

    public static readonly DiagnosticDescriptor BadIntegers = new("NC3007", Severity.Error,
        "A population or projection in chip integers has a value outside its format",
        "Use an integer within the range named in the message.");

    public static readonly DiagnosticDescriptor Saturated = new("NC3008", Severity.Warning,
        "A parameter was clipped to the chip's range",
        "Choose more weight bits, another calibration, or a profile with wider parameters.");

    public static readonly DiagnosticDescriptor Vanished = new("NC3009", Severity.Warning,
        "A parameter that is not zero became 0",
        "Choose more weight bits, another calibration, or a profile with finer parameters.");

    public static readonly DiagnosticDescriptor WeightsVanished = new("NC3010", Severity.Warning,
        "Nearly all weights of a projection became 0",
        "Choose more weight bits, or calibrate with leastSquares or percentile.",
        "One large weight can set the scale of a whole layer. With max calibration at 2 bits, every weight below half of it becomes 0 and the layer falls silent.");

    public static readonly DiagnosticDescriptor ConstantCurrent = new("NC3011", Severity.Warning,
        "A constant drive of a synaptic current acts on the membrane",
        "Accept that the first ticks of a sample differ, or remove the bias.",
        "Neurons of family lif24 have a bias on the membrane only. The drive is applied there at its steady state; the current's rise in the first ticks is left out.");
}
