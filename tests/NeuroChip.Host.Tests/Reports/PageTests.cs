using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Reports;

/// <summary>The report for people, made by run and by report: whole, self-contained, equal to the JSON, and the same bytes again.</summary>
public sealed partial class PageTests : IDisposable
{
    static readonly string[] Running =
        ["compare", "builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "8", "-n", "20", "--force"];

    readonly TemporaryFolder _folder = new();

    [GeneratedRegex("data-value=\"([^\"]+)\"")]
    static partial Regex DataValue { get; }

    public void Dispose() => _folder.Dispose();

    string In(string name) => Path.Combine(_folder.Path, name);

    string Html(params string[] settings)
    {
        Cli.Run([.. Running, .. settings, "--report", In("r.html"), "--out", In("r.json")]).Succeeds();
        return File.ReadAllText(In("r.html"));
    }

    [Fact]
    public void Page_OfADigitsRun_HasEverySectionAndIsSmall()
    {
        var html = Html();

        Encoding.UTF8.GetByteCount(html).Should().BeLessThan(300_000);
        foreach (var id in new[] { "verdict", "accuracy", "energy", "chip", "network", "activity", "quantization", "warnings", "assumptions", "repeat" })
        {
            html.Should().Contain($"<section id=\"{id}\"");
        }
    }

    [Fact]
    public void Page_NeedsNothingElse()
    {
        var html = Html();

        html.Should().NotContain("<script").And.NotContain("@import").And.NotContain("url(http").And.NotContain("src=");
        Regex.Matches(html, "href=\"(.)").Select(match => match.Groups[1].Value).Should().OnlyContain(first => first == "#" || first == "d");
    }

    // What is shown is rounded; the whole number stands beside it and is one of the JSON's, or one of them per sample.
    [Fact]
    public void Page_EveryNumber_IsOneOfTheJson()
    {
        var html = Html("--fidelity", "ir-drop", "--chips", "2", "--set", "device.writeVerify=true", "--set", "quantization.weightBits=4", "--age", "1d");
        var numbers = NumbersOf(JsonDocument.Parse(File.ReadAllText(In("r.json"))).RootElement).ToHashSet();
        numbers.UnionWith(numbers.Select(number => number / 20).ToList());
        // Ticks of the raster's table, and spikes counted in it.
        numbers.UnionWith(Enumerable.Range(0, 200).Select(count => (double)count));

        var shown = DataValue.Matches(html).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();

        html.Should().ContainAll("table-causes", "table-device-layers", "table-array-energy");
        shown.Should().HaveCountGreaterThan(100).And.OnlyContain(number => numbers.Contains(number));
    }

    [Fact]
    public void Report_OfTheJson_GivesTheSameBytesAsTheRun()
    {
        var html = Html();

        Cli.Run("report", In("r.json"), "--out", In("again.html")).Succeeds();

        File.ReadAllText(In("again.html")).Should().Be(html);
    }

    [Fact]
    public void Report_OfSeveral_ComparesThem()
    {
        Cli.Run([.. Running, "--out", In("eight.json")]).Succeeds();
        Cli.Run([.. Running, "--out", In("two.json"), "--set", "quantization.weightBits=2"]).Succeeds();

        Cli.Run("report", In("eight.json"), In("two.json"), "--out", In("c.html")).Succeeds();

        File.ReadAllText(In("c.html")).Should().ContainAll("2 runs compared", "eight", "two", "accuracy-chart", "energy-chart", "weightBits=2");
    }

    [Theory]
    [InlineData("md", "## Energy per sample")]
    [InlineData("csv", "# energy: ")]
    [InlineData("json", "\"format\": \"neurochip-report/1\"")]
    [InlineData("html", "<!doctype html>")]
    public void Report_Format_IsOfThatForm(string format, string part)
    {
        Cli.Run([.. Running, "--out", In("r.json")]).Succeeds();

        Cli.Run("report", In("r.json"), "--format", format).Succeeds();

        File.ReadAllText(In("r." + (format == "json" ? "page.json" : format))).Should().Contain(part);
    }

    [Fact]
    public void Report_OneChart_IsAPictureOfItsOwn()
    {
        Cli.Run([.. Running, "--out", In("r.json")]).Succeeds();

        Cli.Run("report", In("r.json"), "--chart", "energy-chart").Succeeds();
        Cli.Run("report", In("r.json"), "--chart", "energy", "--out", In("none.svg")).Error.Should().ContainAll("NC0009", "energy-chart");

        File.ReadAllText(In("r.svg")).Should().StartWith("<svg xmlns=").And.Contain("<style>");
    }

    [Fact]
    public void Report_NamesThatAreMarkup_AreText()
    {
        Cli.Run([.. Running, "--out", In("r.json")]).Succeeds();
        var text = File.ReadAllText(In("r.json")).Replace("\"network\": \"digits\"", "\"network\": \"<img src=x onerror=alert(1)>\"", StringComparison.Ordinal);
        File.WriteAllText(In("r.json"), text);

        Cli.Run("report", In("r.json")).Succeeds();

        File.ReadAllText(In("r.html")).Should().NotContain("<img").And.Contain("&lt;img");
    }

    // Bits cost nothing here, devices in fc1 alone two points, devices everywhere three.
    [Fact]
    public void Report_OfARunWithDevices_SaysWhereAccuracyWent()
    {
        File.WriteAllText(In("d.json"), """
            { "format": "neurochip-run/1", "network": "n", "profile": "p", "accuracy": 0.95, "accuracyInterval": [0.9, 0.98], "floatAccuracy": 0.98,
              "devices": { "fidelity": "variability", "device": "hfox", "ageSeconds": 60, "chips": 3, "chipAccuracies": [0.94, 0.95, 0.96], "accuracyMean": 0.95,
                "accuracyDeviation": 0.01, "idealAccuracy": 0.98, "deviceLayers": [ { "projection": "fc1", "cells": 512, "stuck": 2, "weightError": 0.05, "aloneAccuracy": 0.96 } ],
                "causes": [ { "cause": "wires", "instead": "wires without resistance", "accuracyWithout": 0.97, "loss": 0.02, "lossDeviation": 0.005 },
                  { "cause": "drift", "instead": "a fresh chip", "accuracyWithout": 0.94, "loss": -0.01, "lossDeviation": 0 } ] } }
            """);

        Cli.Run("report", In("d.json"), "--chart", "loss-chart").Succeeds();
        Cli.Run("report", In("d.json"), "--chart", "causes-chart", "--out", In("c.svg")).Succeeds();
        Cli.Run("report", In("d.json"), "--format", "md").Succeeds();

        File.ReadAllText(In("c.svg")).Should().Contain("wires: 2.00 points; drift: -1.00 points.");
        File.ReadAllText(In("d.svg")).Should().Contain("float network: 98.00 %; bits alone: 98.00 %; devices in fc1: 96.00 %; devices everywhere: 95.00 %.");
        File.ReadAllText(In("d.md")).Should().ContainAll("Where accuracy went", "3 chips", "standard deviation 1.00 %");
    }

    // docs/learning.md works this run out by hand: weights 20 and 20 become 33 and 5.
    [Fact]
    public void Page_OfARunThatLearned_HasItsFiguresAndNoOtherNumbers()
    {
        var sample = Path.Combine(SharedFolders.Repository, "samples", "learning");
        Cli.Run(
            "run", Path.Combine(sample, "stdp.json"), "--profile", "loihi-davies2018", "--input", Path.Combine(sample, "spikes.csv"), "--ticks", "8",
            "--set", "learning.traceRounding=nearest", "--set", "learning.weightRounding=nearest", "--report", In("s.html"), "--out", In("s.json")).Succeeds();
        var json = JsonDocument.Parse(File.ReadAllText(In("s.json"))).RootElement;
        var numbers = NumbersOf(json.GetProperty("learning")).Concat(NumbersOf(json.GetProperty("events"))).ToHashSet();

        var section = SectionOf(File.ReadAllText(In("s.html")), "learning");

        var shown = DataValue.Matches(section).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        shown.Should().HaveCountGreaterThan(20).And.OnlyContain(number => numbers.Contains(number));
        section.Should().ContainAll("learned", "rounded to zero", "smallest change", "traces brought up to date", "id=\"weights-chart-0-t\"", "class=\"s1\"");
        section.Should().Contain("Synapses before the run: 2 in the fullest bin, from code 20 on; after it: 1 in the fullest bin, from code 5 on.");
        var learning = json.GetProperty("learning")[0];
        learning.GetProperty("codesPerBin").GetInt32().Should().Be(1);
        learning.GetProperty("firstBinCode").GetInt32().Should().Be(5);
        learning.GetProperty("codesBefore").EnumerateArray().Select(count => count.GetInt32()).Index().Where(bin => bin.Item != 0).Should().Equal((15, 2));
        learning.GetProperty("codesAfter").EnumerateArray().Select(count => count.GetInt32()).Index().Where(bin => bin.Item != 0).Should().Equal((0, 1), (28, 1));
    }

    [Fact]
    public void Report_OfARunThatDidNotLearn_SaysSoOrSaysNothing()
    {
        File.WriteAllText(In("f.json"), """
            { "format": "neurochip-run/1", "network": "n", "profile": "p", "learning": [ { "projection": "a", "applied": false, "synapses": 3 } ] }
            """);
        File.WriteAllText(In("n.json"), """{ "format": "neurochip-run/1", "network": "n", "profile": "p", "learning": [] }""");

        Cli.Run("report", In("f.json")).Succeeds();
        Cli.Run("report", In("n.json")).Succeeds();

        File.ReadAllText(In("f.html")).Should().Contain("Learning was off").And.NotContain("weights-chart");
        File.ReadAllText(In("n.html")).Should().NotContain("<section id=\"learning\"");
    }

    // Two arrays between the same populations, with other bits than a third one.
    [Fact]
    public void Report_OfProjectionsInParallel_DrawsOneArrow()
    {
        File.WriteAllText(In("n.json"), """
            { "format": "neurochip-run/1", "network": "n", "profile": "p",
              "groups": [ { "name": "a", "neurons": 4, "family": "input" }, { "name": "b", "neurons": 2, "family": "lif", "output": true } ],
              "projections": [ { "name": "f@core0", "source": "a", "target": "b", "synapses": 5, "weightBits": 4 },
                { "name": "f@core1", "source": "a", "target": "b", "synapses": 3, "weightBits": 4 }, { "name": "g", "source": "a", "target": "b", "synapses": 2, "weightBits": 8 } ] }
            """);

        Cli.Run("report", In("n.json"), "--chart", "network-chart").Succeeds();

        File.ReadAllText(In("n.svg")).Should().Contain("projections: a to b, 8 × 4 bit + 2 × 8 bit.").And.Contain(">8 × 4 bit + 2 × 8 bit</text>");
    }

    [Fact]
    public void Report_OfLinks_NamesTheBusiestOne()
    {
        File.WriteAllText(In("l.json"), """
            { "format": "neurochip-run/1", "network": "n", "profile": "p",
              "linkLoads": [ { "fromX": 0, "fromY": 0, "toX": 1, "toY": 0, "packets": 3 }, { "fromX": 1, "fromY": 0, "toX": 1, "toY": 1, "packets": 8 } ] }
            """);

        Cli.Run("report", In("l.json"), "--chart", "links-chart").Succeeds();

        File.ReadAllText(In("l.svg")).Should().Contain("the busiest one goes from tile 1,0 to tile 1,1 and carried 8.");
    }

    [Theory]
    [InlineData("[]", "not an object")]
    [InlineData("{", "not JSON")]
    [InlineData("{}", "format is ''")]
    [InlineData("{\"format\":\"neurochip-image/1\"}", "neurochip-image/1")]
    [InlineData("{\"format\":\"neurochip-run/1\",\"accuracy\":\"high\"}", "'accuracy' is a text; a number is expected")]
    [InlineData("{\"format\":\"neurochip-run/1\",\"layers\":[1]}", "'layers' holds something else than an object")]
    [InlineData("{\"format\":\"neurochip-run/1\",\"raster\":{\"groups\":[{\"name\":\"a\",\"neurons\":2,\"spikes\":[\"2\"]}]}}", "neuron '2' of a group of 2")]
    public void Report_OfSomethingElse_IsRefused(string json, string message)
    {
        File.WriteAllText(In("bad.json"), json);

        var result = Cli.Run("report", In("bad.json"));

        result.Diagnostics.Should().Equal("NC8001");
        result.Error.Should().Contain(message);
        result.Code.Should().Be(1);
    }

    [Fact]
    public void Report_ASweepBesideARun_IsRefused()
    {
        var result = Cli.Run("report", In("r.json"), _folder.Path, "--out", In("page.html"));

        result.Diagnostics.Should().Equal("NC0009");
        result.Error.Should().Contain("by itself");
    }

    [Fact]
    public void Run_ReportThatIsNoHtml_IsRefusedBeforeTheRun() =>
        Cli.Run([.. Running, "--dry-run", "--report", In("r.pdf")]).Diagnostics.Should().Equal("NC0009");

    static string SectionOf(string html, string id)
    {
        var start = html.IndexOf($"<section id=\"{id}\"", StringComparison.Ordinal);
        start.Should().BePositive();
        return html[start..html.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    static IEnumerable<double> NumbersOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(pair => NumbersOf(pair.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(NumbersOf),
        JsonValueKind.Number => [value.GetDouble()],
        _ => [],
    };
}
