using System.Globalization;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Commands;

/// <summary>--timing, --ledger, deadlines and the traces of ticks and messages, from outside.</summary>
public sealed class TimingTests : IDisposable
{
    const int Samples = 6;

    static readonly string[] Running = ["run", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "8", "-n", $"{Samples}"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("simple")]
    [InlineData("detailed")]
    [InlineData("flit")]
    public void Run_Timing_ReportsWhenAndLeavesSpikesAlone(string mode)
    {
        var plain = Cli.Run([.. Running, "--json"]).Succeeds().Json;

        var report = Cli.Run([.. Running, "--timing", mode, "--json"]).Succeeds().Json;

        report.GetProperty("stateHash").GetString().Should().Be(plain.GetProperty("stateHash").GetString());
        var timing = report.GetProperty("timing");
        timing.GetProperty("mode").GetString().Should().Be(mode);
        timing.GetProperty("secondsPerSample").GetDouble().Should().Be(report.GetProperty("chipSecondsPerSample").GetDouble()).And.BePositive();
        timing.GetProperty("meanLatencySeconds").GetDouble().Should().BeLessThanOrEqualTo(timing.GetProperty("secondsPerSample").GetDouble());
        foreach (var core in report.GetProperty("coreLoads").EnumerateArray())
        {
            (core.GetProperty("busySeconds").GetDouble() + core.GetProperty("slackSeconds").GetDouble())
                .Should().BeApproximately(Samples * timing.GetProperty("secondsPerSample").GetDouble(), 1e-12);
        }
    }

    // Five cores in a row: which one and which link hold the chip up, in words and in the loads of the JSON report.
    [Fact]
    public void Run_DetailedOnSeveralCores_NamesTheCriticalCoreAndLink()
    {
        var text = Cli.Run([.. Running, "--timing", "detailed"]).Succeeds().Output;

        var report = Cli.Run([.. Running, "--timing", "detailed", "--json"]).Succeeds().Json;

        var core = report.GetProperty("coreLoads").EnumerateArray().MaxBy(load => load.GetProperty("busySeconds").GetDouble());
        text.Should().Contain($"critical core: {core.GetProperty("core").GetInt32()} at ({core.GetProperty("x").GetInt32()}, {core.GetProperty("y").GetInt32()}), busy ")
            .And.Contain($"the last one in {core.GetProperty("criticalTicks").GetInt64()} ticks")
            .And.Contain("latency from the first spike in to the end of the sample: ");
        report.GetProperty("coreLoads").EnumerateArray().Should().HaveCount(5).And.OnlyContain(load => load.GetProperty("slackSeconds").GetDouble() > 0);

        var link = report.GetProperty("linkLoads").EnumerateArray().MaxBy(load => load.GetProperty("packets").GetInt64());
        text.Should().Contain($"critical link: ({link.GetProperty("fromX").GetInt32()}, {link.GetProperty("fromY").GetInt32()}) to ")
            .And.Contain($"{link.GetProperty("packets").GetInt64()} packets, the busiest in {link.GetProperty("criticalTicks").GetInt64()} ticks");
    }

    [Fact]
    public void Run_LinkLoads_AddUpToTheHops()
    {
        var report = Cli.Run([.. Running, "--json"]).Succeeds().Json;

        var events = report.GetProperty("events");
        report.GetProperty("linkLoads").EnumerateArray().Sum(link => link.GetProperty("packets").GetInt64())
            .Should().Be(events.GetProperty("hopX").GetInt64() + events.GetProperty("hopY").GetInt64()).And.BePositive();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("flit")]
    public void Run_Ledger_AddsUpToTheReport(string mode)
    {
        var path = Path.Combine(_folder.Path, "ledger.csv");

        var report = Cli.Run([.. Running, "--timing", mode, "--ledger", path, "--json"]).Succeeds().Json;

        var rows = File.ReadAllLines(path).Skip(1).Select(line => line.Split(',')).ToList();
        var total = rows.Where(row => row[0] is "run" or "readOut" && row[9] is "perTerm" or "static").Sum(row => double.Parse(row[8], CultureInfo.InvariantCulture));
        var expected = Samples * report.GetProperty("energyPerSampleJoules").GetDouble();
        total.Should().BeApproximately(expected, 1e-12 * expected);
        report.GetProperty("ledger").GetProperty("totalJoules").GetDouble().Should().BeApproximately(expected, 1e-12 * expected);
        report.GetProperty("ledger").GetProperty("lines").GetInt64().Should().Be(rows.Count);
        report.GetProperty("ledger").GetProperty("byLayer").EnumerateArray().Sum(layer => layer.GetProperty("joules").GetDouble()).Should().BeApproximately(expected, 1e-12 * expected);
        rows.Select(row => row[0]).Distinct().Should().Equal("load", "program", "run", "readOut");
        Cli.Run([.. Running, "--ledger", path]).Error.Should().Contain("--force");
    }

    [Fact]
    public void Run_Traces_HaveALineForEveryTickAndMessage()
    {
        var (ticks, messages) = (Path.Combine(_folder.Path, "ticks.csv"), Path.Combine(_folder.Path, "messages.csv"));

        var report = Cli.Run([.. Running[..^1], "1", "--trace", $"ticks={ticks}", "--trace", $"messages={messages}", "--json"]).Succeeds().Json;

        File.ReadAllLines(ticks).Should().HaveCount(1 + 8 + 2);
        var events = report.GetProperty("events");
        var rows = File.ReadAllLines(messages).Skip(1).Select(line => line.Split(',')).ToList();
        rows.Count(row => row[3] != row[4]).Should().Be((int)(events.GetProperty("inputSpike").GetInt64() + events.GetProperty("packetSent").GetInt64()));
        rows.Sum(row => long.Parse(row[6], CultureInfo.InvariantCulture)).Should().Be(events.GetProperty("synapticEvent").GetInt64());
    }

    [Fact]
    public void Run_Deadline_DropsLatePacketsAndSaysHowMany()
    {
        var run = Cli.Run([.. Running, "--set", "deadline=200 ns", "--timing", "detailed", "--json"]).Succeeds();

        run.Diagnostics.Should().Contain("NC6202");
        run.Json.GetProperty("timing").GetProperty("latePackets").GetInt64().Should().BePositive();
        run.Json.GetProperty("stateHash").GetString().Should().NotBe(Cli.Run([.. Running, "--json"]).Json.GetProperty("stateHash").GetString());
    }

    [Theory]
    [InlineData("NC6203", "odin-order", "odin", "--set", "deadline=1 ms", "--timing", "detailed")]
    [InlineData("NC6200", "truenorth-coincidence", "truenorth", "--timing", "simple")]
    [InlineData("NC6200", "truenorth-coincidence", "truenorth", "--timing", "flit")]
    public void Run_ChipThatCannot_IsSaid(string code, string network, string profile, params string[] more)
    {
        var path = Path.Combine(SharedFolders.Repository, "samples", "networks", network + ".json");

        var run = Cli.Run(["run", path, "--profile", profile, "--input", "none", "--ticks", "5", .. more]);

        run.Code.Should().Be(1);
        run.Diagnostics.Should().Contain(code, run.Error);
    }

    [Theory]
    [InlineData("NC6201", "--set", "deadline=200 ns", "--timing", "simple")]
    [InlineData("NC6201", "--set", "deadline=200 ns")]
    [InlineData("NC0009", "--trace", "packets=x.csv")]
    public void Run_WhatDoesNotGoTogether_IsSaid(string code, params string[] more)
    {
        string[] running = more.Contains("--profile") ? [.. Running.Where(word => word is not ("--profile" or "rram-64"))] : Running;

        var run = Cli.Run([.. running, .. more]);

        run.Code.Should().NotBe(0);
        run.Diagnostics.Should().Contain(code, run.Error);
    }
}
