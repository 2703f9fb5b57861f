using System.Text.Json.Nodes;

namespace NeuroChip.Host.Reports;

/// <summary>The same for machines; docs/report-json.md describes every key.</summary>
static class DeviceJson
{
    public static JsonObject? Build(DeviceFigures? devices) => devices is null ? null : new JsonObject
    {
        ["fidelity"] = devices.Fidelity,
        ["device"] = devices.Device,
        ["ageSeconds"] = devices.AgeSeconds,
        ["cell"] = Cell(devices.Cell),
        ["chips"] = devices.Accuracies.Count,
        ["chipAccuracies"] = Numbers(devices.Accuracies),
        ["accuracyMean"] = devices.Accuracies.Count == 0 ? null : devices.Mean,
        ["accuracyDeviation"] = devices.Accuracies.Count == 0 ? null : devices.Deviation,
        ["idealAccuracy"] = devices.IdealAccuracy,
        ["causes"] = new JsonArray([.. devices.Causes.Select(Cause)]),
        ["deviceLayers"] = new JsonArray([.. devices.Layers.Select(Layer)]),
        ["deviceCores"] = new JsonArray([.. devices.Cores.Select(Core)]),
        ["mitigation"] = devices.Mitigation is not { } mitigation ? null : new JsonObject
        {
            ["name"] = mitigation.Name,
            ["withoutAccuracies"] = Numbers(mitigation.Without),
            ["gain"] = mitigation.Without.Count == 0 ? null : devices.Mean - mitigation.Without.Average(),
        },
        ["arrayEnergy"] = Energy(devices.Energy),
    };

    static JsonObject Cell(CellFigures cell) => new()
    {
        ["minSiemens"] = cell.MinSiemens,
        ["maxSiemens"] = cell.MaxSiemens,
        ["cellBits"] = cell.CellBits,
        ["cellsPerWeight"] = cell.CellsPerWeight,
        ["mapping"] = cell.Mapping,
    };

    static JsonObject Cause(CauseFigures cause) => new()
    {
        ["cause"] = cause.Cause,
        ["instead"] = cause.Instead,
        ["accuracyWithout"] = cause.Mean,
        ["loss"] = cause.Loss,
        ["lossDeviation"] = cause.Deviation,
        ["withoutAccuracies"] = Numbers(cause.Without),
    };

    static JsonObject Layer(DeviceLayerFigures layer) => new()
    {
        ["projection"] = layer.Projection,
        ["levels"] = layer.Levels,
        ["cells"] = layer.Devices,
        ["stuck"] = layer.Stuck,
        ["unconverged"] = layer.Unconverged,
        ["pulses"] = layer.Pulses,
        ["weightError"] = layer.WeightError,
        ["fractionBits"] = layer.FractionBits,
        ["formatError"] = layer.FormatError,
        ["wireError"] = layer.WireError,
        ["aloneAccuracy"] = layer.AloneAccuracy,
    };

    static JsonObject Core(DeviceCoreFigures core) => new()
    {
        ["core"] = core.Core,
        ["cells"] = core.Devices,
        ["stuck"] = core.Stuck,
        ["unconverged"] = core.Unconverged,
        ["spares"] = core.Spares,
        ["mostPulses"] = core.MostPulses,
        ["mostWritten"] = core.MostWritten is not { } cell ? null : new JsonObject
        {
            ["array"] = cell.Array,
            ["output"] = cell.Output,
            ["input"] = cell.Input,
            ["negative"] = cell.IsNegative,
        },
    };

    static JsonObject Energy(ArrayEnergyFigures energy) => new()
    {
        ["readVolts"] = energy.ReadVolts,
        ["readSeconds"] = energy.ReadSeconds,
        ["gmaxShare"] = energy.GmaxShare,
        ["readSiemensPerSample"] = energy.ReadSiemens,
        ["joulesPerSiemens"] = energy.ReadVolts * energy.ReadVolts * energy.ReadSeconds,
        ["readJoulesPerSample"] = energy.ReadJoules,
        ["pricedEventsPerSample"] = energy.PricedEvents,
        ["priceJoules"] = energy.PriceJoules,
        ["pricedJoulesPerSample"] = energy.PricedJoules,
        ["conversionsPerSample"] = energy.Conversions,
        ["losslessBits"] = energy.LosslessBits,
        ["simulatedBits"] = energy.SimulatedBits,
        ["converters"] = new JsonArray([.. energy.Converters.Select(Converter)]),
        ["writeJoules"] = energy.WriteJoules,
        ["pulses"] = energy.Pulses,
        ["reversals"] = energy.Reversals,
    };

    static JsonObject Converter(ConverterFigures converter) => new()
    {
        ["model"] = converter.Model,
        ["source"] = converter.Source,
        ["joulesPerConversion8Bits"] = converter.PerConversion8Bits,
        ["joulesPerConversionLossless"] = converter.PerConversionLossless,
        ["joules8Bits"] = converter.Joules8Bits,
        ["joulesLossless"] = converter.JoulesLossless,
        ["joulesSimulated"] = converter.JoulesSimulated,
    };

    static JsonArray Numbers(IReadOnlyList<double> values) => new([.. values.Select(value => (JsonNode)value)]);
}
