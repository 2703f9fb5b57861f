using System.Globalization;
using System.Xml.Linq;
using NeuroChip.Host.Charts;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Charts;

/// <summary>Every kind of drawing on small data, as reviewed text.</summary>
public class ChartTests
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    static readonly (string Name, Chart Chart)[] Charts =
    [
        ("line", new LineChart("Accuracy", "Three points, the last without a value.")
        {
            XName = "bits", YName = "accuracy", XLabels = ["1", "2", "3"], References = [("float", 0.95)],
            Series = [new ChartSeries("chip", [new ChartPoint(0.5, 0.4, 0.6), new ChartPoint(0.9, 0.85, 0.93), null])],
        }),
        ("stacked", new StackedBars("Energy", "Two bars of two parts.")
        {
            PartNames = ["a", "b"], Format = LinearScale.Label,
            Bars = [new StackedBar("one", [1, 2], "3"), new StackedBar("two", [0, 1], "1")],
        }),
        ("shares", new ShareBars("Use", "A half, and one without a limit.") { Bars = [new ShareBar("rows", 0.5, "32 of 64"), new ShareBar("axons", null, "7")] }),
        ("signed", new SignedBars("Loss", "One that costs, one that helps; a long name.")
        {
            Bars =
            [
                new SignedBar("wires", 0.03, 0.01, "3.00 points"), new SignedBar("bits", -0.01, 0, "-1.00 points"),
                new SignedBar("a cause whose name is long enough", 0.02, 0, "2.00 percentage points"),
            ],
        }),
        ("heat", new HeatMap("Cores", "Two cells of six.")
        {
            Columns = 3, Rows = 2, Scale = "0 … 8", Cells = [new HeatCell(0, 0, 1, "0", "core 0: 8"), new HeatCell(1, 0, 0.25, "1", "core 1: 2")],
        }),
        ("raster", new RasterChart("Spikes", "Three spikes.") { Ticks = 2, Groups = [new RasterGroup("lif", 4, [[0, 3], [1]])] }),
        ("histogram", new Histogram("Rates", "Two bins of two layers.")
        {
            XName = "rate", YName = "neurons", Bins = ["0", "0.5"], Series = [("a", [3, 1]), ("b", [0, 2])],
        }),
        ("scatter", new ScatterChart("Pareto", "Three points, two on the front.")
        {
            XName = "energy", YName = "accuracy", XLabel = LinearScale.Label, YLabel = LinearScale.Label,
            Points = [new ScatterPoint("p", 1, 0.5, true), new ScatterPoint("q", 2, 0.9, true), new ScatterPoint("r", 2, 0.4, false)],
        }),
        ("links", new LinkMap("Links", "Two links.") { Links = [new LinkLoad(0, 0, 1, 0, 4), new LinkLoad(1, 0, 1, 1, 1)] }),
        ("network", new NetworkDrawing("Network", "Input, layer with feedback.")
        {
            Nodes = [new NetworkNode("input", "2", false), new NetworkNode("lif", "3 · lif", true)], Links = [new NetworkLink(0, 1, "6"), new NetworkLink(1, 1, "9")],
        }),
    ];

    public static TheoryData<string> Names => [.. Charts.Select(chart => chart.Name)];

    static Chart Find(string name) => Charts.Single(chart => chart.Name == name).Chart;

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_OfEachKind_IsAsReviewed(string name) =>
        Golden.Compare($"tests/goldens/charts/{name}.svg", Find(name).ForFile(name).Replace("><", ">\n<", StringComparison.Ordinal) + "\n");

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_OfEachKind_IsXmlWithATextAlternative(string name)
    {
        var root = XElement.Parse(Find(name).ForFile("x"));

        var ids = root.Attribute("aria-labelledby")!.Value.Split(' ');
        root.Elements().Take(2).Select(element => (element.Name, (string)element.Attribute("id")!))
            .Should().Equal((Svg + "title", ids[0]), (Svg + "desc", ids[1]));
        root.Element(Svg + "desc")!.Value.Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ForPage_OfEachKind_IsOneForADeskAndOneForAPhone(string name)
    {
        var drawings = XElement.Parse($"<figure>{Find(name).ForPage("x")}</figure>").Elements().ToList();

        drawings.Select(drawing => (string)drawing.Attribute("class")!).Should().Equal("chart wide", "chart narrow");
        drawings.Select(drawing => drawing.Attribute("viewBox")!.Value.Split(' ')[2]).Should().Equal("560", "340");
        drawings.SelectMany(drawing => drawing.DescendantsAndSelf()).Select(element => (string?)element.Attribute("id")).OfType<string>().Should().OnlyHaveUniqueItems();
        Texts(drawings[1]).Should().OnlyContain(text => text.Right <= 340 + Slack, "letters are about as wide as is reckoned");
    }

    // Names of axes may reach a little beyond what is reckoned with.
    const double Slack = 4;

    static IEnumerable<(string Text, double Right)> Texts(XElement drawing) => drawing.Descendants(Svg + "text").Select(text =>
    {
        var width = TextWidth.Of(text.Value);
        var x = double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture);
        return (text.Value, x + ((string?)text.Attribute("text-anchor") switch { "end" => 0, "middle" => width / 2, _ => width }));
    });

    // 1 is at the lower end of a plot that reaches down to y = 110 and up to y = 10: a unit is 10.
    [Fact]
    public void Scale_TenUnitsOnAHundred_PlacesByHand()
    {
        var scale = new LinearScale(0, 10, 110, 10);

        scale.At(0).Should().Be(110);
        scale.At(2.5).Should().Be(85);
        scale.Ticks().Should().Equal(0, 2, 4, 6, 8, 10);
    }

    [Theory]
    [InlineData(0.713, 0.982, 0.7, 1.0)]
    [InlineData(0, 0, 0, 0.2)]
    [InlineData(5, 5, 5, 6)]
    [InlineData(2.4e-7, 2.9e-7, 2.4e-7, 2.9e-7)]
    public void Around_AnyValues_EndsAtRoundNumbersAndContainsThem(double least, double greatest, double from, double to)
    {
        var scale = LinearScale.Around(least, greatest, 0, 100);

        scale.Least.Should().BeApproximately(from, 1e-12);
        scale.Greatest.Should().BeApproximately(to, 1e-12);
    }

    [Fact]
    public void Raster_BeyondTwentyThousandSpikes_IsDrawnInCells()
    {
        int[] all = [.. Enumerable.Range(0, 300)];
        var chart = new RasterChart("t", "d") { Ticks = 100, Groups = [new RasterGroup("g", 300, [.. Enumerable.Repeat(all, 100)])] };

        var svg = chart.ForPage("x");

        svg.Should().NotContain("class=\"spike");
        svg.Length.Should().BeLessThan(600_000);
    }

    [Theory]
    [InlineData("<a href=\"x\">&", "&lt;a href=&quot;x&quot;&gt;&amp;")]
    [InlineData("a\u0001b", "a\uFFFDb")]
    public void Escape_WhatMarkupWouldRead_IsText(string text, string expected) => SvgWriter.Escape(text).Should().Be(expected);
}
