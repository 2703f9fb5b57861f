using NeuroChip.Core.Hardware;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Pulses;

/// <summary>The pulse law that a device names.</summary>
public static class DevicePulses
{
    /// <summary>
    /// Saturating exponentials act on the share of the range, 0 at Gmin and 1 at Gmax; step laws on the signed weight, which maps linearly onto it.
    /// </summary>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC1056: the device has none.</exception>
    public static IPulseLaw LawOf(DeviceSpec device) => device.PulseLaw switch
    {
        PulseLawKind.SaturatingExponential => new SaturatingExponential(
            0, 1,
            SaturatingExponential.Curve.OfLabel(device.PulsesUp, device.NonlinearityUp),
            SaturatingExponential.Curve.OfLabel(device.PulsesDown, device.NonlinearityDown)),
        PulseLawKind.Linear => new LinearStep(device.WeightMin, device.WeightMax, StepsOf(device), device.GammaUp, device.GammaDown),
        PulseLawKind.Exponential => new ExponentialStep(
            device.WeightMin, device.WeightMax, StepsOf(device),
            new ExponentialShape(device.ExponentialSlope, device.ExponentialShift, device.GammaUp, device.GammaDown, device.AmplitudeUp, device.AmplitudeDown)),
        PulseLawKind.Damped => new DampedStep(device.WeightMin, device.WeightMax, StepsOf(device), -device.DampingUp, -device.DampingDown),
        PulseLawKind.Power => new PowerStep(device.WeightMin, device.WeightMax, StepsOf(device), device.GammaUp, device.GammaDown),
        PulseLawKind.Piecewise => new PiecewiseStep(device.WeightMin, device.WeightMax, StepsOf(device), device.FactorsUp, device.FactorsDown),
        PulseLawKind.Binary => throw Require.Error(DeviceCodes.UnknownDevice, $"the device switches by chance between two states; no curve says what a pulse does."),
        _ => throw Require.Error(
            DeviceCodes.UnknownDevice, $"the device has no pulse law; known are saturatingExponential, linear, exponential, damped, power, piecewise and binary."),
    };

    /// <summary>First steps of the range, up and down: what a change is counted in when a learning rule asks for pulses.</summary>
    public static StepSizes FirstSteps(DeviceSpec device)
    {
        var sizes = StepsOf(device);
        return device.PulseLaw switch
        {
            PulseLawKind.SaturatingExponential => new(1 / device.PulsesUp, 1 / device.PulsesDown),
            PulseLawKind.Binary => new(1.0 / device.Parallel, 1.0 / device.Parallel),
            _ => new(sizes.Up / (device.WeightMax - device.WeightMin), sizes.Down / (device.WeightMax - device.WeightMin)),
        };
    }

    static StepSizes StepsOf(DeviceSpec device) => StepSizes.OfAsymmetry(device.StepSize, device.StepAsymmetry);
}
