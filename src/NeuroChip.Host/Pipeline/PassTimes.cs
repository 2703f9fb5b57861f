using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuroChip.Host.Pipeline;

/// <summary>Time of each pass of a compilation; a pass that runs again adds up.</summary>
sealed class PassTimes
{
    readonly List<(string Name, TimeSpan Time)> _passes = [];
    readonly Stopwatch _watch = new();
    string? _running;

    public void Start(string pass)
    {
        End();
        _running = pass;
        _watch.Restart();
    }

    public void End()
    {
        if (_running is null)
        {
            return;
        }

        var at = _passes.FindIndex(pass => pass.Name == _running);
        if (at < 0)
        {
            _passes.Add((_running, _watch.Elapsed));
        }
        else
        {
            _passes[at] = (_running, _passes[at].Time + _watch.Elapsed);
        }

        _running = null;
    }

    public JsonObject Json()
    {
        var times = new JsonObject();
        foreach (var (name, time) in _passes)
        {
            times[name] = time.TotalSeconds;
        }

        return times;
    }

    public override string ToString() =>
        string.Join(", ", _passes.Select(pass => string.Create(CultureInfo.InvariantCulture, $"{pass.Name} {pass.Time.TotalSeconds:F2} s")));
}
