using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Accounting;

/// <summary>
/// Counts a run by tick, so that every joule can be booked to a component, core, layer, phase and tick. Ticks are those of a sample, added up over samples;
/// where a count for each of them would need too much memory, several ticks share one.
/// </summary>
public sealed class LedgerRun
{
    // 256 MiB of counts for each worker at most.
    const long MostCounts = 1 << 24;

    readonly ExecutionPlan _plan;
    readonly int _sampleTicks;
    readonly List<LedgerCounter> _counters = [];
    readonly Lock _lock = new();
    readonly Dictionary<PlannedPlasticity, LearningAccounting> _learning;

    /// <param name="sampleTicks">Ticks of a sample's own time.</param>
    public LedgerRun(ExecutionPlan plan, int sampleTicks)
    {
        (_plan, _sampleTicks) = (plan, sampleTicks);
        Ticks = plan.Image.TicksFor(sampleTicks);
        _learning = plan.Plasticity.ToDictionary(plasticity => plasticity, plasticity => new LearningAccounting(plan, plasticity));
        var counted = plan.Image.Units + plan.Plasticity.Sum(plasticity => (long)plasticity.Shape.Targets);
        var bins = Math.Clamp(MostCounts / Math.Max(counted, 1), 1, Math.Max(Ticks, 1));
        TicksPerLine = (int)((Ticks + bins - 1) / bins);
    }

    /// <summary>To be given to the run.</summary>
    public LedgerProbe Probe => new(this);

    /// <summary>Ticks that share a line.</summary>
    public int TicksPerLine { get; }

    /// <summary>Ticks of a sample on the chip.</summary>
    internal int Ticks { get; }

    /// <summary>Every line, in order of phases, ticks, cores, layers and components. To be called when the run is over.</summary>
    public IEnumerable<LedgerLine> Lines(EnergyReport energy)
    {
        var image = _plan.Image;
        var bits = image.Cores.Sum(core => core.Blocks.Sum(block => (double)block.Codes.Length * image.Projections[block.Projection].WeightBits));
        yield return new(LedgerPhase.Load, null, null, "", "imageBits", bits, "bit", null, "missing", "");
        yield return Programming(image.Cores.Sum(core => core.Blocks.Sum(block => (double)block.Codes.Length)));
        foreach (var line in RunLines())
        {
            yield return line;
        }

        foreach (var term in energy.Static)
        {
            yield return new(LedgerPhase.Run, null, null, "", term.Component, term.Count, "s", term.Price, "static", term.Source);
        }

        foreach (var term in energy.AllIn)
        {
            yield return new(LedgerPhase.Run, null, null, "", term.Component, term.Count, "", term.Price, "allIn", term.Source);
        }
    }

    internal LedgerCounter NewCounter()
    {
        var counter = new LedgerCounter(_plan, Ticks, TicksPerLine);
        lock (_lock)
        {
            _counters.Add(counter);
        }

        return counter;
    }

    LedgerLine Programming(double weights)
    {
        var price = EnergyModel.Prices(_plan.Image, PriceScope.PerTerm).FirstOrDefault(price => price.Event == EventKind.WeightWrite);
        return new(
            LedgerPhase.Program, null, null, "", EnergyModel.NameOf(EventKind.WeightWrite), weights, "", price?.Joules, price is null ? "missing" : "perTerm", price?.Source ?? "");
    }

    IEnumerable<LedgerLine> RunLines()
    {
        var prices = EnergyModel.Prices(_plan.Image, PriceScope.PerTerm).ToDictionary(price => price.Event);
        var sink = new LedgerSink(_plan);
        var samples = _counters.Sum(counter => (long)counter.Samples);
        for (var bin = 0; bin * TicksPerLine < Ticks; bin++)
        {
            var (first, end) = (bin * TicksPerLine, Math.Min((bin + 1) * TicksPerLine, Ticks));
            sink.Clear();
            var updates = _plan.Populations.Select(population => samples * Overlap(first, end, population.Image.FirstTick)).ToArray();
            EventAccounting.Count(_plan, LedgerCounter.Sum(_plan, _counters, bin), updates, samples * (end - first), ref sink);
            foreach (var learned in _counters.SelectMany(counter => counter.Learned(bin)))
            {
                _learning[learned.Plan].Count(learned, ref sink);
            }

            foreach (var (core, layer, kind, count) in sink.Counted())
            {
                if (Line(first, core, layer, kind, count, prices) is { } line)
                {
                    yield return line;
                }
            }
        }
    }

    LedgerLine? Line(int firstTick, int core, int layer, EventKind kind, long count, Dictionary<EventKind, EnergyPrice> prices)
    {
        var price = prices.GetValueOrDefault(kind);
        return price is null && EnergyModel.IsView(kind) ? null : new(
            kind == EventKind.OutputSpike ? LedgerPhase.ReadOut : LedgerPhase.Run, firstTick,
            kind == EventKind.Barrier ? null : _plan.Image.Cores[core].Core, LayerName(layer), EnergyModel.NameOf(kind), count, "",
            price?.Joules, price is null ? "missing" : "perTerm", price?.Source ?? "");
    }

    // Ticks of a span in which a population is updated.
    long Overlap(int first, int end, int firstTick) => Math.Max(0, Math.Min(end, firstTick + _sampleTicks) - Math.Max(first, firstTick));

    string LayerName(int layer) =>
        layer == EventAccounting.NoLayer ? ""
        : layer < _plan.Image.Inputs.Length ? _plan.Image.Inputs[layer].Name
        : _plan.Image.Populations[layer - _plan.Image.Inputs.Length].Name;
}
