namespace NeuroChip.Devices.Programming;

/// <summary>A device from being programmed to being read a while later. Conductances in µS.</summary>
public interface IRetentionModel
{
    /// <param name="target">What was to be programmed, in µS.</param>
    /// <param name="seconds">Time since programming, 0 or more.</param>
    /// <param name="device">Number of the device; what is drawn at manufacture depends on nothing else.</param>
    /// <param name="programming">Number of the programming.</param>
    /// <param name="read">Number of the read.</param>
    double Conductance(double target, double seconds, ulong seed, uint device, uint programming = 0, uint read = 0);
}
