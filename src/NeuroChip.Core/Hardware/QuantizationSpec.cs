using System.Collections.Immutable;
using System.Text.Json.Serialization;

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

    /// <summary>What single projections have of their own, by the projection's name; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, LayerQuantization>? Layers { get; init; }

    /// <summary>The most bits that any weight may have; null where only the synapse decides.</summary>
    [JsonIgnore]
    public int? MostWeightBits => Layers?.Values.Select(layer => layer.WeightBits).Append(WeightBits).Max() ?? WeightBits;
}

/// <summary>How the weights of one projection become codes, where it differs from the others.</summary>
/// <param name="WeightBits">1…8 bits, sign included.</param>
public sealed record LayerQuantization(int? WeightBits);
