using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Units;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>Reads <c>dt</c> and <c>discretization</c>.</summary>
static class DiscretizationReader
{
    public static readonly (string Name, IntegrationScheme Meaning)[] Schemes =
    [
        ("euler", IntegrationScheme.Euler), ("exponential", IntegrationScheme.Exponential), ("decayExponential", IntegrationScheme.DecayExponential),
    ];

    public static readonly (string Name, ResetKind Meaning)[] Resets =
    [
        ("toValue", ResetKind.ToValue), ("subtract", ResetKind.Subtract), ("subtractMultiple", ResetKind.SubtractMultiple),
    ];

    /// <summary>Goes on with a step of 1 s after a finding in <c>dt</c>.</summary>
    public static Discretization Read(JsonFields root, JsonNetworkOptions options)
    {
        var choices = root.Find("discretization") is { } value ? JsonFields.Of(root.Source, value, "the discretization") : null;
        choices?.Allow("scheme", "reset", "thresholdInclusive", "previousCurrent", "layerLatency");
        return new Discretization
        {
            Dt = options.Dt ?? ReadStep(root) ?? 1,
            Scheme = options.Scheme ?? choices?.Choice("scheme", choices.Find("scheme"), Schemes) ?? IntegrationScheme.Euler,
            Reset = options.Reset ?? choices?.Choice("reset", choices.Find("reset"), Resets) ?? ResetKind.ToValue,
            ThresholdInclusive = options.ThresholdInclusive ?? choices?.Flag("thresholdInclusive") ?? false,
            PreviousCurrent = options.PreviousCurrent ?? choices?.Flag("previousCurrent") ?? false,
            LayerLatency = options.LayerLatency ?? choices?.Integer("layerLatency", 0, 1) ?? 0,
        };
    }

    static double? ReadStep(JsonFields root)
    {
        var value = root.Require("dt");
        var dt = root.Quantity("dt", value, Unit.Second);
        if (dt is not null and not > 0)
        {
            root.Source.Error(JsonNetworkCodes.OutOfRange, value!, $"{root.Place("dt")} is {value!.Description}; it must be positive.");
            return null;
        }

        return dt;
    }
}
