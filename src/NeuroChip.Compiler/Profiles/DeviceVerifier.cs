using System.Globalization;
using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Units;

namespace NeuroChip.Compiler.Profiles;

/// <summary>Checks of a memory cell that need several values at once. Single values were checked when they were read.</summary>
static class DeviceVerifier
{
    public static void Verify(HardwareProfile profile, ReadContext context)
    {
        if (profile.Device is not { } device)
        {
            return;
        }

        if (profile.Crossbar is null or { Mapping: CrossbarMapping.Direct })
        {
            context.Report(DeviceProfileCodes.NoAnalogArray, "device",
                "'device' describes a resistive cell; this profile has no crossbar of such cells (mapping differential, differentialCentred, offsetDigital or offsetReference).");
        }

        Verify(device, "device", context);
        if (device.MostBits > 0 && profile.Crossbar is { } crossbar && crossbar.CellBits > device.MostBits)
        {
            context.Report(DeviceProfileCodes.TooManyBits, "crossbar.cellBits",
                $"'crossbar.cellBits' is {crossbar.CellBits}; a cell of this device stores {device.MostBits} at most.");
        }
    }

    /// <param name="path">Section that holds the cell; empty in a file of its own.</param>
    public static void Verify(DeviceSpec device, string path, ReadContext context)
    {
        VerifyRange(device, path, context);
        VerifyShares(device, path, context);
        VerifyWear(device, path, context);
        VerifyCurrent(device, path, context);
        if (device.WriteVerify && device.PulseLaw == PulseLawKind.None)
        {
            context.Report(DeviceProfileCodes.NoPulseLaw, ReadContext.Join(path, "writeVerify"),
                $"'{ReadContext.Join(path, "writeVerify")}' is true and '{ReadContext.Join(path, "pulseLaw")}' is none: nothing says what a pulse does.");
        }

        VerifyInputs(device, path, context);
        var parts = device.ConverterOffset > 0 ? "converterOffset" : device.ConverterMismatch > 0 ? "converterMismatch"
            : device.ConverterKind != ConverterKind.Symmetric ? "converterKind" : null;
        if (parts is not null && (device.ConverterBits == 0 || device.ConverterKind == ConverterKind.Symmetric))
        {
            var key = ReadContext.Join(path, parts);
            context.Report(DeviceProfileCodes.NoPartsToFail, key,
                $"'{key}' is given; the converter is {NameKind.CamelCase(device.ConverterKind)}, of {device.ConverterBits} bits.");
        }

        if (device.ConverterBits == 1)
        {
            context.Report(DeviceProfileCodes.OneBitConverter, ReadContext.Join(path, "converterBits"),
                $"'{ReadContext.Join(path, "converterBits")}' is 1; a converter of sums with a sign has 2 to 16 bits, or 0 for none.");
        }

        if (device is { WireSolver: WireSolver.Exact, Supply: CellSupply.SourceLine })
        {
            context.Report(DeviceProfileCodes.ExactGatedWires, ReadContext.Join(path, "wireSolver"),
                $"'{ReadContext.Join(path, "wireSolver")}' is exact and '{ReadContext.Join(path, "supply")}' is sourceLine: lines of gated arrays change with every input.");
        }

        VerifyPulses(device, path, context);
        if (HasSteps(device.PulseLaw) && device.WeightMin >= device.WeightMax)
        {
            context.Report(DeviceProfileCodes.RangeEmpty, ReadContext.Join(path, "weightMax"), string.Create(CultureInfo.InvariantCulture,
                $"'{ReadContext.Join(path, "weightMax")}' is {device.WeightMax} and '{ReadContext.Join(path, "weightMin")}' is {device.WeightMin}; the former must be larger."));
        }
    }

    static bool HasSteps(PulseLawKind law) =>
        law is PulseLawKind.Linear or PulseLawKind.Exponential or PulseLawKind.Damped or PulseLawKind.Power or PulseLawKind.Piecewise;

    static void VerifyPulses(DeviceSpec device, string path, ReadContext context)
    {
        if (device.PulseLaw == PulseLawKind.Piecewise && (device.FactorsUp.Length < 2 || device.FactorsDown.Length < 2))
        {
            context.Report(PlasticDeviceCodes.TooFewFactors, ReadContext.Join(path, device.FactorsUp.Length < 2 ? "factorsUp" : "factorsDown"), string.Create(
                CultureInfo.InvariantCulture,
                $"'{path}' has pulse law piecewise with {device.FactorsUp.Length} factors up and {device.FactorsDown.Length} down; allowed: 2 to 100 of each."));
        }

        if (device.PulseLaw == PulseLawKind.Power && (device.GammaUp < 0 || device.GammaDown < 0))
        {
            context.Report(PlasticDeviceCodes.NegativePower, ReadContext.Join(path, device.GammaUp < 0 ? "gammaUp" : "gammaDown"), string.Create(
                CultureInfo.InvariantCulture,
                $"'{path}' has pulse law power with gammaUp {device.GammaUp} and gammaDown {device.GammaDown}; allowed: 0 and above."));
        }

        if (device.Levels == 1)
        {
            context.Report(PlasticDeviceCodes.OneLevel, ReadContext.Join(path, "levels"),
                $"'{ReadContext.Join(path, "levels")}' is 1; a device that learns has 2 to 65536 states, or 0 for any.");
        }

        if (device is { PulseLaw: PulseLawKind.Binary, WriteVerify: true })
        {
            context.Report(PlasticDeviceCodes.BinaryVerified, ReadContext.Join(path, "writeVerify"),
                $"'{ReadContext.Join(path, "writeVerify")}' is true and '{ReadContext.Join(path, "pulseLaw")}' is binary: a device of two states cannot be brought between them.");
        }
    }

    static void VerifyRange(DeviceSpec device, string path, ReadContext context)
    {
        if (device.MinSiemens >= device.MaxSiemens)
        {
            var (low, high) = (Siemens(device.MinSiemens), Siemens(device.MaxSiemens));
            context.Report(DeviceProfileCodes.RangeEmpty, ReadContext.Join(path, "gmin"),
                $"'{ReadContext.Join(path, "gmin")}' is {low} and '{ReadContext.Join(path, "gmax")}' is {high}; gmax must be larger.");
        }
    }

    static void VerifyInputs(DeviceSpec device, string path, ReadContext context)
    {
        var key = ReadContext.Join(path, "inputCoding");
        if (device is { InputCoding: LineDrive.BitSerial, InputBits: 0 })
        {
            context.Report(DeviceProfileCodes.InputCodingFails, key, $"'{key}' is bitSerial and '{ReadContext.Join(path, "inputBits")}' is 0.");
        }
        else if (device.InputCoding == LineDrive.Amplitude && device.CurrentLaw != CellCurrentLaw.Ohmic)
        {
            context.Report(DeviceProfileCodes.InputCodingFails, key,
                $"'{key}' is amplitude and '{ReadContext.Join(path, "currentLaw")}' is {NameKind.CamelCase(device.CurrentLaw)}.");
        }
    }

    static void VerifyWear(DeviceSpec device, string path, ReadContext context)
    {
        if (device.Endurance is null && (device.EnduranceDecades > 0 || device.WritesBefore > 0))
        {
            var key = ReadContext.Join(path, device.EnduranceDecades > 0 ? "enduranceDecades" : "writesBefore");
            context.Report(DeviceProfileCodes.NothingWears, key, $"'{key}' is given and '{ReadContext.Join(path, "endurance")}' is not.");
        }
        else if (device is { EnduranceDecades: > 0, MinSiemens: <= 0 })
        {
            var key = ReadContext.Join(path, "enduranceDecades");
            context.Report(DeviceProfileCodes.NothingWears, key, $"'{key}' closes a window that begins at 0 S.");
        }
    }

    // What the fit and the teaching model cover.
    static void VerifyCurrent(DeviceSpec device, string path, ReadContext context)
    {
        var (volts, low, high) = device.CurrentLaw switch
        {
            CellCurrentLaw.Cubic => (2.0, 0, double.PositiveInfinity),
            CellCurrentLaw.Rram2021 => (0.5, 50e-6, 225e-6),
            _ => (double.PositiveInfinity, 0, double.PositiveInfinity),
        };
        if (device.ReadVolts > volts || device.MinSiemens < low || device.MaxSiemens > high)
        {
            var key = ReadContext.Join(path, "currentLaw");
            var reads = $"{Siemens(device.MinSiemens)} … {Siemens(device.MaxSiemens)} at {QuantityFormatter.Format(device.ReadVolts, Unit.Volt)}";
            var window = double.IsFinite(high) ? $"{Siemens(low)} … {Siemens(high)} " : "";
            context.Report(DeviceProfileCodes.OutsideCurrentLaw, key,
                $"'{key}' is {NameKind.CamelCase(device.CurrentLaw)}, which holds for {window}up to {QuantityFormatter.Format(volts, Unit.Volt)}; this device is read at {reads}.");
        }
    }

    static string Siemens(double value) => QuantityFormatter.Format(value, Unit.Siemens);

    static void VerifyShares(DeviceSpec device, string path, ReadContext context)
    {
        var stuck = device.StuckOff + device.StuckOn + device.StuckRandom;
        if (stuck > 1)
        {
            context.Report(DeviceProfileCodes.StuckShares, ReadContext.Join(path, "stuckOff"),
                $"'stuckOff', 'stuckOn' and 'stuckRandom' of '{path}' are {QuantityFormatter.Format(stuck, Unit.Percent)} together; allowed: 100 %.");
        }
    }
}
