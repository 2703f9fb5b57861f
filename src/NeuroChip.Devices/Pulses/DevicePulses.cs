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
        _ => throw Require.Error(DeviceCodes.UnknownDevice, $"the device has no pulse law; known are saturatingExponential, linear, exponential."),
    };

    static StepSizes StepsOf(DeviceSpec device) => StepSizes.OfAsymmetry(device.StepSize, device.StepAsymmetry);
}
