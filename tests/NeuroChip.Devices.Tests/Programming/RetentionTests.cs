using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Tests.Programming;

public class RetentionTests
{
    // r = 1: ln r = 0, so ν is N(0.049, 0.008), both at their lower limits.
    [Fact]
    public void Pcm_AtGmax_DriftsWithTheLowerLimits() => new PcmPowerLaw2019().DriftExponent(25).Should().Be((0.049, 0.008));

    [Fact]
    public void Pcm_AfterADay_HasLostConductance() =>
        Mean(new PcmPowerLaw2019(), 10, 86400).Should().BeLessThan(0.7 * Mean(new PcmPowerLaw2019(), 10, 0));

    // Drawn at manufacture, ν belongs to the device: without programming and read noise its drift would repeat exactly.
    [Fact]
    public void Pcm_SameDevice_ReadsDifferButRepeat()
    {
        var model = new PcmPowerLaw2019();

        model.Conductance(10, 60, 1, 5, read: 0).Should().Be(model.Conductance(10, 60, 1, 5, read: 0));
        model.Conductance(10, 60, 1, 5, read: 0).Should().NotBe(model.Conductance(10, 60, 1, 5, read: 1));
    }

    [Fact]
    public void CmoHfox_AnyTime_StaysInItsRange()
    {
        var model = new CmoHfoxRram2025(MeasuredDevices.Get("cmo_hfox_2025_2%"));

        foreach (var device in Enumerable.Range(0, 2000))
        {
            model.Conductance(device % 2 == 0 ? 9 : 88.2, 1e6, 1, (uint)device).Should().BeInRange(9, 88.2);
        }
    }

    [Fact]
    public void Retention_NonsenseParameters_AreDiagnosed()
    {
        Rejects.With("NC1050", () => new PcmPowerLaw2019(0));
        Rejects.With("NC1050", () => new PcmPowerLaw2019().Conductance(10, -1, 1, 0));
        Rejects.With("NC1050", () => new PcmPowerLaw2019().Conductance(0, 1, 1, 0));
        Rejects.With("NC1051", () => new CmoHfoxRram2025(MeasuredDevices.Get("cmo_hfox_2025_2%"), 88, 9));
    }

    static double Mean(IRetentionModel model, double target, double seconds) =>
        Enumerable.Range(0, 2000).Average(i => model.Conductance(target, seconds, 1, (uint)i));
}
