using NeuroChip.Devices.NonlinearIv;

namespace NeuroChip.Devices.Tests.NonlinearIv;

public class CurrentVoltageTests
{
    // 100 µS at 0.4 V: 100·(0.4 − 0.25·0.064) = 38.4 µA.
    [Fact]
    public void Cubic_HandWorked() => new CubicLaw().Current(100, 0.4).Should().BeApproximately(38.4, 1e-12);

    // 100 µS: log10 = −4; a₂ = −0.0088832 + 0.024656 − 0.022844 + 0.007063 = −8.2e-6; a₃ = 0.00141936 − 0.00271676 + 0.0012968 = −6e-7.
    [Fact]
    public void Rram2021_HandWorked() =>
        new Rram2021Law().Current(100, 0.5).Should().BeApproximately(50 + (1e6 * ((-8.2e-6 * 0.25) + (-6e-7 * 0.125))), 1e-9);

    [Fact]
    public void Currents_SmallVoltages_AreLinear()
    {
        var cells = Samples.Conductances(3, 4).Select(g => 225 * Math.Max(g, 0.25));
        double[] volts = [1e-6, -2e-6, 1e-6, 3e-6];

        NonlinearProduct.Currents(new Rram2021Law(), cells, volts).Zip(cells.Multiply(volts), (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-9);
    }

    [Fact]
    public void Rram2021_NoConductance_IsDiagnosed() => Rejects.With("NC1050", () => new Rram2021Law().Current(0, 0.1));
}
