namespace NeuroChip.Core.Hardware;

public enum WeightScaleScope
{
    Layer,
    Core,
    Neuron,
}

public enum WeightRounding
{
    Nearest,
    Stochastic,
}

public enum WeightCalibration
{
    /// <summary>The largest magnitude becomes the largest code.</summary>
    Max,

    /// <summary>A percentile of the magnitudes becomes the largest code; larger ones saturate.</summary>
    Percentile,

    /// <summary>The scale with the smallest sum of squared errors.</summary>
    LeastSquares,
}

/// <summary>How real weights become codes.</summary>
public sealed record QuantizationSpec
{
    /// <summary>1…8 bits, sign included; 1 bit stores the sign alone. Null: as many as the profile's synapse has.</summary>
    public int? WeightBits { get; init; }

    public WeightScaleScope Scale { get; init; } = WeightScaleScope.Layer;

    public WeightRounding Rounding { get; init; } = WeightRounding.Nearest;

    public WeightCalibration Calibration { get; init; } = WeightCalibration.LeastSquares;

    /// <summary>For <see cref="WeightCalibration.Percentile"/>: (0, 100].</summary>
    public double Percentile { get; init; } = 99.9;
}
