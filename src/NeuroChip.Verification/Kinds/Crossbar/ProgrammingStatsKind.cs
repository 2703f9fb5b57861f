using System.Globalization;
using System.Text.Json;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary><c>programming_stats</c>: means and variances of programmed devices, generic, measured, and some time later.</summary>
sealed class ProgrammingStatsKind() : CrossbarKind("programming_stats")
{
    const int Samples = 40_000;
    const double VarianceShare = 0.10, DeviationShare = 0.03;

    // Spreads and exponents were stored by a program in single precision.
    const double SinglePrecision = 2e-6;

    protected override IEnumerable<(string Name, Func<ulong, string?> Check)> Cases(JsonElement root)
    {
        var generic = root.Optional("generic")?.Items().SelectMany(item => Rows(item, "g_target", Generic)) ?? [];
        var devices = root.Optional("devices")?.Items().SelectMany(item => Rows(item, "g_target_uS", Device)) ?? [];
        return [.. generic, .. devices, .. root.Optional("retention")?.Items().Select(Aged) ?? []];
    }

    protected override string? Difference(JsonElement item, ulong seed) => Retention(item, seed);

    static IEnumerable<(string Name, Func<ulong, string?> Check)> Rows(
        JsonElement item, string target, Func<JsonElement, JsonElement, ulong, string?> check) =>
        item.Field("rows").Items().Select(row => (
            string.Create(CultureInfo.InvariantCulture, $"{item.String("id")} target {row.Double(target)}"),
            new Func<ulong, string?>(seed => check(item, row, seed))));

    (string Name, Func<ulong, string?> Check) Aged(JsonElement item) => (
        string.Create(CultureInfo.InvariantCulture, $"{item.String("model")}{Acceptance(item)} target {item.Double("g_target_uS")} µS at {item.Double("t_s")} s"),
        seed => Difference(item, seed));

    static string Acceptance(JsonElement item) => item.Optional("acceptance") is null ? "" : $" {item.String("acceptance")}";

    static string? Generic(JsonElement item, JsonElement row, ulong seed)
    {
        var moments = Programmed(ErrorFields.Error(item), row.Double("g_target"), seed);
        var variance = row.Double("var_expected");
        return moments.MeanDifference("mean", row.Double("mean_expected"), variance)
            ?? moments.VarianceDifference("variance", variance, VarianceShare);
    }

    static string? Device(JsonElement item, JsonElement row, ulong seed)
    {
        var device = MeasuredDevices.Get(item.String("model"));
        var target = row.Double("g_target_uS");
        var moments = Programmed(new DeviceError(device), target, seed);
        var deviation = row.Double("std_expected_uS");
        return Differences.OfValue("sigma_uS", device.Spread(target), row.Double("sigma_uS"), Differences.Tolerance)
            ?? moments.MeanDifference("mean_uS", row.Double("mean_expected_uS"), deviation * deviation)
            ?? moments.VarianceDifference("variance", deviation * deviation, VarianceShare);
    }

    static Moments Programmed(DeviceError error, double target, ulong seed) =>
        Moments.Of(Samples, i => error.Apply(target, seed, RandomStream.DeviceProgramming, i));

    static string? Retention(JsonElement item, ulong seed)
    {
        var (target, seconds) = (item.Double("g_target_uS"), item.Double("t_s"));
        var (model, laws) = item.String("model") switch
        {
            "pcm_power_law_2019" => PcmModel(item, target),
            "cmo_hfox_rram_2025" => CmoModel(item, target),
            var other => throw new VectorFormatException($"'model' is '{other}', which is not a model of retention"),
        };
        var moments = Moments.Of(Samples, i => model.Conductance(target, seconds, seed, i));
        var deviation = item.Double("std_uS");
        return laws
            ?? moments.MeanDifference("mean_uS", item.Double("mean_uS"), deviation * deviation, item.Int("n_samples", Samples))
            ?? moments.DeviationDifference("std_uS", deviation, DeviationShare);
    }

    static (IRetentionModel Model, string? Laws) PcmModel(JsonElement item, double target)
    {
        var model = new PcmPowerLaw2019(item.Double("g_max_uS", 25));
        var (mean, deviation) = model.DriftExponent(target);
        return (model, Law(item, "nu_mean", mean) ?? Law(item, "nu_std", deviation) ?? Law(item, "sigma_prog_uS", model.ProgrammingSpread(target)));
    }

    static (IRetentionModel Model, string? Laws) CmoModel(JsonElement item, double target)
    {
        var programming = MeasuredDevices.Get($"cmo_hfox_2025_{item.String("acceptance").Replace(" ", "", StringComparison.Ordinal)}");
        var model = new CmoHfoxRram2025(programming, item.Double("g_min_uS", 9), item.Double("g_max_uS", 88.2));
        return (model, Law(item, "sigma_prog_uS", programming.Spread(target)));
    }

    static string? Law(JsonElement item, string name, double found) =>
        item.Optional(name) is null ? null : Differences.OfValue(name, found, item.Double(name), SinglePrecision * Math.Max(1, Math.Abs(found)));
}
