namespace NeuroChip.Host.Tests.Commands;

public class BackendsTests
{
    static readonly string[] Running = ["run", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "8", "-n", "20"];

    [Fact]
    public void Backends_Json_GivesDevicesOrAReasonForEach()
    {
        var backends = Cli.Run("backends", "--json").Succeeds().Json.GetProperty("backends").EnumerateArray().ToList();
        backends.Select(backend => backend.GetProperty("name").GetString()).Should().Contain(["cpu", "cpu-scalar", "opencl", "cuda"]);
        foreach (var backend in backends)
        {
            var (available, absence) = (backend.GetProperty("available").GetBoolean(), backend.GetProperty("absence").GetString());
            (absence is null).Should().Be(available);
            foreach (var device in backend.GetProperty("devices").EnumerateArray())
            {
                device.GetProperty("name").GetString().Should().NotBeNullOrEmpty();
                device.GetProperty("memoryBytes").GetInt64().Should().BePositive();
            }
        }
    }

    [Fact]
    public void Backends_Text_NamesThemAll() => Cli.Run("backends").Succeeds().Output.Should().Contain("cpu-scalar").And.Contain("opencl").And.Contain("cuda");

    [Fact]
    public void Run_DeviceOfTheProcessor_IsRefused()
    {
        var result = Cli.Run([.. Running, "--backend", "cpu", "--device", "0"]);
        (result.Code, result.Diagnostics).Should().BeEquivalentTo((5, new[] { "NC6405" }));
    }

    [Fact]
    public void Run_OnEachDeviceBackend_RunsOrSaysWhyNot()
    {
        foreach (var backend in Cli.Run("backends", "--json").Succeeds().Json.GetProperty("backends").EnumerateArray())
        {
            var name = backend.GetProperty("name").GetString()!;
            var result = Cli.Run([.. Running, "--backend", name, "--device", "no such device"]);
            var expected = !backend.GetProperty("available").GetBoolean() ? "NC6001" : backend.GetProperty("devices").GetArrayLength() == 0 ? "NC6405" : "NC6400";
            (result.Code, result.Diagnostics).Should().BeEquivalentTo((5, new[] { expected }), name);
        }
    }
}
