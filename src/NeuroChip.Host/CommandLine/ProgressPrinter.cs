using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuroChip.Host.CommandLine;

/// <summary>
/// Progress on standard error: a bar on a terminal, otherwise a line every ten seconds, or JSON lines. Any thread may report; at most one prints.
/// </summary>
sealed class ProgressPrinter : IDisposable
{
    static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    readonly Terminal _terminal;
    readonly string _what;
    readonly string _style;
    readonly Stopwatch _watch = Stopwatch.StartNew();
    readonly Lock _gate = new();
    TimeSpan _next;
    bool _barShown;

    public ProgressPrinter(Terminal terminal, string what)
    {
        _terminal = terminal;
        _what = what;
        _style = terminal.ProgressStyle == "auto" ? Console.IsErrorRedirected ? "plain" : "bar" : terminal.ProgressStyle;
        _next = Interval;
    }

    TimeSpan Interval => _style == "bar" ? BarInterval : LineInterval;

    /// <param name="done">Units finished.</param>
    /// <param name="total">Units in all.</param>
    /// <param name="note">What else is worth saying, for example the best result so far.</param>
    public void Report(long done, long total, string note = "")
    {
        if (_style == "none" || _watch.Elapsed < _next || !_gate.TryEnter())
        {
            return;
        }

        try
        {
            _next = _watch.Elapsed + Interval;
            Print(done, total, note);
        }
        finally
        {
            _gate.Exit();
        }
    }

    public void Dispose()
    {
        if (_barShown)
        {
            _terminal.Error.Write("\r\u001b[K");
        }
    }

    // Slow work has a rate too.
    static string Rate(double perSecond) => perSecond.ToString(perSecond < 10 ? "0.0#" : "F0", CultureInfo.InvariantCulture);

    void Print(long done, long total, string note)
    {
        var seconds = _watch.Elapsed.TotalSeconds;
        var remaining = done > 0 ? seconds * (total - done) / done : double.NaN;
        if (_style == "json")
        {
            var line = new JsonObject { ["what"] = _what, ["done"] = done, ["total"] = total, ["seconds"] = Math.Round(seconds, 3) };
            if (note.Length > 0)
            {
                line["note"] = note;
            }

            _terminal.Error.WriteLine(line.ToJsonString());
            return;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{_what}: {done}/{total}, {Rate(done / seconds)}/s, {remaining:F0} s left{(note.Length > 0 ? ", " + note : "")}");
        if (_style == "bar")
        {
            const int Width = 30;
            var filled = (int)(Width * done / Math.Max(total, 1));
            _terminal.Error.Write($"\r\u001b[K[{new string('#', filled)}{new string('.', Width - filled)}] {text}");
            _barShown = true;
            return;
        }

        _terminal.Error.WriteLine(text);
    }
}
