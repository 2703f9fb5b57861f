namespace NeuroChip.Devices.Converters;

/// <summary>Transfer curves of converters.</summary>
public enum OutputConverterKind
{
    /// <summary>2^b codes; the ends of the range are codes.</summary>
    Uniform,

    /// <summary>2^b − 1 codes, symmetric, so that zero is a code.</summary>
    SignMagnitude,

    /// <summary>2^b codes whose thresholds are multiples of the step: what ramp, successive-approximation and pipeline converters give with perfect parts.</summary>
    MidRise,
}
