namespace NeuroChip.Host.Charts;

/// <summary>Colours and fonts of all drawings, as style sheets. The series colours are those of M. Okabe and K. Ito, Color Universal Design (2008), darkened or lightened for contrast.</summary>
static class ChartStyle
{
    /// <summary>Series that can be told apart; more are drawn in the last colour.</summary>
    public const int Colours = 8;

    public static string Series(int index) => $"s{Math.Min(index, Colours - 1)}";

    /// <summary>Steps of the heat scale, 0 … 5.</summary>
    public const int HeatSteps = 6;

    /// <param name="share">0 … 1; above 0 is never drawn as 0.</param>
    public static string Heat(double share) => share <= 0 ? "h0" : $"h{Math.Clamp((int)Math.Ceiling(share * (HeatSteps - 1)), 1, HeatSteps - 1)}";

    /// <summary>Variables for paper that is light, as declarations.</summary>
    public const string LightVariables =
        "--paper:#ffffff;--ink:#1b1f24;--soft:#57606a;--rule:#d0d7de;--panel:#f6f8fa;--accent:#0b5cad;--warn:#8a4600;"
        + "--s0:#0b5cad;--s1:#b34700;--s2:#00735a;--s3:#a8437e;--s4:#7a5f00;--s5:#2f86b8;--s6:#6b4fb3;--s7:#6e7781;"
        + "--h0:#f0f2f5;--h1:#cfe3f5;--h2:#9cc4ea;--h3:#5f9ed8;--h4:#2b74bd;--h5:#0b4a8f;--on-dark:#ffffff;--on-light:#1b1f24";

    /// <summary>The same for dark paper.</summary>
    public const string DarkVariables =
        "--paper:#11151b;--ink:#e6edf3;--soft:#a3adb8;--rule:#343c46;--panel:#1a2028;--accent:#79b8ff;--warn:#f0b37e;"
        + "--s0:#6cb0f5;--s1:#f0965a;--s2:#3fc7a0;--s3:#e08fbf;--s4:#d8b84a;--s5:#9ad4f0;--s6:#b9a3f0;--s7:#98a2ad;"
        + "--h0:#1d242d;--h1:#17395c;--h2:#1c538a;--h3:#2f78bd;--h4:#63a6e3;--h5:#b5d9fa;--on-dark:#0b0f14;--on-light:#e6edf3";

    /// <summary>Rules for the classes that drawings use.</summary>
    public static string Rules { get; } =
        ".chart{font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:12px;fill:var(--ink)}"
        + ".paper{fill:var(--paper)}.label{fill:var(--ink)}.soft{fill:var(--soft)}.axis{stroke:var(--soft)}.grid{stroke:var(--rule)}"
        + ".reference{stroke:var(--ink);stroke-dasharray:5 4;stroke-width:1.5}.box{fill:var(--panel);stroke:var(--soft)}"
        + ".link{stroke:var(--soft);fill:none}.curve{fill:none;stroke-width:2}.whisker{stroke-width:1.5}"
        + ".spike{stroke-width:3;fill:none}.cell{stroke:var(--paper)}.on-dark{fill:var(--on-dark)}.on-light{fill:var(--on-light)}"
        + ".track{fill:var(--h0)}.deviation{stroke:var(--ink);stroke-width:1.5}"
        + string.Concat(Enumerable.Range(0, Colours).Select(i => $".s{i}{{fill:var(--s{i})}}.l{i}{{stroke:var(--s{i})}}"))
        + string.Concat(Enumerable.Range(0, HeatSteps).Select(i => $".h{i}{{fill:var(--h{i})}}"));

    /// <summary>Everything that a drawing needs in a file of its own.</summary>
    public static string Standalone { get; } =
        $"svg{{{LightVariables}}}@media(prefers-color-scheme:dark){{svg{{{DarkVariables}}}}}{Rules}";
}
