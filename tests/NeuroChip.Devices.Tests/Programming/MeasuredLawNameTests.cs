using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Tests.Programming;

public class MeasuredLawNameTests
{
    // Profiles are read without the laws: the two lists must not drift apart.
    [Fact]
    public void Names_OfProfiles_AreThoseOfTheLaws() => MeasuredLaws.Names.Should().Equal([.. MeasuredDevices.All.Select(device => device.Name), BinaryCbram.Name]);
}
