using System.Text.Json;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Browser;

/// <summary>
/// The pages in a real browser: nothing in the console, nothing fetched, no horizontal scrolling on a desk or on a phone, as many rows and marks as the JSON has.
/// Screenshots of light, dark, phone and print are kept in the folder of the test's assembly.
/// </summary>
public sealed class BrowserTests : IDisposable
{
    /// <summary>Lists of the JSON report, and what the page has as many of.</summary>
    static readonly (string Key, string Selector)[] RowsOfTheJson =
    [
        ("energyTerms", "#table-energy tbody tr"),
        ("conversions", "#table-conversions tbody tr"),
        ("layers", "#table-layers tbody tr"),
        ("cores", "#table-mapping tbody tr"),
        ("cores", "svg.wide[aria-labelledby^=mapping-chart] rect.cell"),
        ("projections", "#table-projections tbody tr"),
        ("groups", "svg.wide[aria-labelledby^=raster-chart] rect.track"),
        ("utilisation", "#table-utilisation tbody tr"),
        ("linkLoads", "#table-links tbody tr"),
        ("causes", "#table-causes tbody tr"),
        ("causes", "svg.wide[aria-labelledby^=causes-chart] rect.track"),
        ("deviceLayers", "#table-device-layers tbody tr"),
    ];

    // Letters of drawings are 12 of their units high; what is not shown has no width.
    const string Shown = "[...document.querySelectorAll('svg.chart')].map(s => [s.getBoundingClientRect().width, s.viewBox.baseVal.width]).filter(s => s[0] > 0)";
    const string SmallestLetters = $"Math.min(...{Shown}.map(s => 12 * s[0] / s[1]))";
    const string ShownDrawings = $"{Shown}.length";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string In(string name) => Path.Combine(_folder.Path, name);

    [BrowserTheory]
    [InlineData("run")]
    [InlineData("comparison")]
    [InlineData("sweep")]
    public async Task Page_InABrowser_IsWholeAndQuiet(string kind)
    {
        await using var browser = await Chromium.Open(Make(kind));

        browser.Messages.Should().BeEmpty();
        foreach (var (name, width, medium, scheme) in new[] { ("light", 1280, "screen", "light"), ("dark", 1280, "screen", "dark"), ("phone", 390, "screen", "light"), ("print", 794, "print", "light") })
        {
            await browser.SetWidth(width);
            await browser.SetMedium(medium, scheme);
            (await browser.Evaluate("document.documentElement.scrollWidth"))!.GetValue<int>().Should().BeLessThanOrEqualTo(width, $"{kind} at {width} pixels has no horizontal scrolling");
            (await browser.Evaluate(SmallestLetters))!.GetValue<double>().Should().BeGreaterThan(11.5, $"charts are readable at {width} pixels");
            (await browser.Evaluate(ShownDrawings))!.GetValue<int>().Should().Be(await Count(browser, "figure"), $"of each chart one drawing fits {width} pixels");
            await browser.Screenshot(Path.Combine(AppContext.BaseDirectory, "screenshots", $"{kind}-{name}.png"));
        }

        (await Count(browser, "figure")).Should().BePositive().And.Be(await Count(browser, "figure > svg.wide[role=img] > title")).And.Be(await Count(browser, "figure > svg.narrow[role=img] > title")).And.Be(await Count(browser, "figure details table"));
        (await Count(browser, "script")).Should().Be(0);
        foreach (var (key, selector) in kind == "run" ? RowsOfTheJson : [])
        {
            var report = JsonDocument.Parse(File.ReadAllText(In("run.json"))).RootElement;
            var count = (report.TryGetProperty(key, out var list) ? list : report.GetProperty("devices").GetProperty(key)).GetArrayLength();
            (await Count(browser, selector)).Should().Be(count, selector);
        }
    }

    static async Task<int> Count(Chromium browser, string selector) =>
        (await browser.Evaluate($"document.querySelectorAll({JsonSerializer.Serialize(selector)}).length"))!.GetValue<int>();

    string Make(string kind)
    {
        string[] network = ["builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "8", "-n", "20"];
        var page = In(kind + ".html");
        switch (kind)
        {
            case "run":
                Cli.Run(["compare", .. network, "--fidelity", "ir-drop", "--chips", "2", "--set", "quantization.weightBits=4", "--set", "device.programmingSigma=5%", "--out", In("run.json"), "--report", page]).Succeeds();
                break;
            case "comparison":
                Cli.Run(["run", .. network, "--out", In("eight.json")]).Succeeds();
                Cli.Run(["run", .. network, "--out", In("one.json"), "--set", "quantization.weightBits=1"]).Succeeds();
                Cli.Run("report", In("eight.json"), In("one.json"), "--out", page).Succeeds();
                break;
            default:
                Cli.Run(["sweep", "plan", .. network, "--axis", "quantization.weightBits=1..4", "--axis", "quantization.rounding=nearest,stochastic", "--out", In("sweep")]).Succeeds();
                Cli.Run("sweep", "run", In("sweep"), "--index", "0", "--count", "7").Succeeds();
                Cli.Run("report", In("sweep"), "--out", page).Succeeds();
                break;
        }

        return page;
    }
}
