using NeuroChip.Core.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Verification.Running;

/// <summary>Records what every population does in every step of the one sample of a case.</summary>
readonly struct CaseProbe(ChipImage image, int states) : ITickProbe
{
    readonly List<int[]>[] _traces = [.. Enumerable.Range(0, image.Populations.Length * states).Select(_ => new List<int[]>())];
    readonly List<(int Unit, int Value)[]>[] _spikes = [.. image.Populations.Select(_ => new List<(int, int)[]>())];
    readonly int _inputs = image.Inputs.Length, _states = states;
    readonly int[] _firstUnits = [.. image.Populations.Select(p => p.FirstUnit)];

    /// <summary>[steps][neurons].</summary>
    public List<int[]> State(int population, int state) => _traces[(population * _states) + state];

    /// <summary>[steps]: neurons that fired with the values of their spikes, ascending.</summary>
    public List<(int Unit, int Value)[]> Spikes(int population) => _spikes[population];

    public void Observe(in TickView view)
    {
        // Tick 0 is before the first step.
        if (view.Tick == 0)
        {
            return;
        }

        for (var population = 0; population < _spikes.Length; population++)
        {
            for (var state = 0; state < _states; state++)
            {
                State(population, state).Add(view.State(population, state).ToArray());
            }

            _spikes[population].Add(Fired(view, population));
        }
    }

    (int, int)[] Fired(in TickView view, int population)
    {
        var fired = new List<(int Unit, int Value)>();
        var first = _firstUnits[population];
        foreach (var unit in view.Spikes.UnitsOf(_inputs + population))
        {
            fired.Add((unit - first, 1));
        }

        var graded = view.Spikes.GradedUnitsOf(_inputs + population);
        for (var i = 0; i < graded.Length; i++)
        {
            fired.Add((graded[i] - first, view.Spikes.GradedValuesOf(_inputs + population)[i]));
        }

        return [.. fired.OrderBy(spike => spike.Unit)];
    }
}
