using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Devices.Tests;

/// <summary>Parameters that no device can have.</summary>
static class Rejects
{
    public static void With(string code, Action action) => action.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be(code);
}
