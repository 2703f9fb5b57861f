using NeuroChip.Core.Diagnostics;
using NeuroChip.Emulator.Backends.Accelerators;

namespace NeuroChip.Emulator.Tests.Backends;

public class DeviceListTests
{
    static readonly DeviceInfo[] Devices =
        [Device(0, "Fast Processor", DeviceKind.Processor), Device(1, "Small GPU", DeviceKind.Gpu), Device(2, "Large GPU", DeviceKind.Gpu)];

    [Theory]
    [InlineData(null, 1)]
    [InlineData("0", 0)]
    [InlineData("2", 2)]
    [InlineData("large", 2)]
    [InlineData("processor", 0)]
    public void Choose_OneThatMatches_IsTaken(string? wanted, int number) => DeviceList.Choose(Devices, wanted, "opencl").Number.Should().Be(number);

    [Fact]
    public void Choose_WithoutAGpu_TakesTheFirst() => DeviceList.Choose(Devices[..1], null, "opencl").Number.Should().Be(0);

    [Theory]
    [InlineData("3")]
    [InlineData("GPU")]
    [InlineData("tensor")]
    [InlineData("")]
    public void Choose_NoneOrSeveral_NamesThemAll(string wanted) =>
        FluentActions.Invoking(() => DeviceList.Choose(Devices, wanted, "opencl")).Should().Throw<InputErrorException>()
            .Which.Diagnostic.ToString().Should().Contain("NC6400").And.Contain("1 = Small GPU").And.Contain("2 = Large GPU");

    static DeviceInfo Device(int number, string name, DeviceKind kind) => new()
    {
        Number = number,
        Name = name,
        Platform = "test",
        Driver = "1",
        Kind = kind,
        MemoryBytes = 1,
        LargestBufferBytes = 1,
        Units = 1,
    };
}
