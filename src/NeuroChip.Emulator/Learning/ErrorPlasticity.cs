using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>Error-driven learning of decoders on a chip: takes the error from an input of the tick.</summary>
sealed class ErrorPlasticity : IChipPlasticity
{
    const int GreatestError = 127;

    readonly PlannedPlasticity _plan;
    readonly ErrorDrivenPlasticity _rule;
    readonly DenseRows<short> _rows;
    readonly ErrorLearning _engine;
    readonly int[] _error, _spikes;

    /// <param name="rows">A full matrix; changed in place.</param>
    public ErrorPlasticity(PlannedPlasticity plan, ErrorDrivenPlasticity rule, DenseRows<short> rows)
    {
        (_plan, _rule, _rows) = (plan, rule, rows);
        _engine = new(rule.Parameters, rule.Rounding, Weights(), plan.FirstTick);
        _error = new int[rule.Parameters.Dimensions];
        _spikes = new int[plan.Shape.Sources];
    }

    public LearningTotals Totals => new(
        _plan, _engine.Counts, [.. _engine.EvaluatedByColumn], [.. _engine.ChangedByColumn], SourceTraces: 1, TargetTraces: 0);

    public void BeginSample() => _engine.BeginSample();

    public void EndTick(SpikeList spikes)
    {
        ReadError(spikes);
        var sources = UnitRange.Within(spikes.UnitsOf(_plan.SourceGroup), _plan.SourceFirstUnit, _plan.Shape.Sources, out _);
        var graded = UnitRange.Within(spikes.GradedUnitsOf(_plan.SourceGroup), _plan.SourceFirstUnit, _plan.Shape.Sources, out _);
        var count = 0;
        foreach (var unit in sources)
        {
            _spikes[count++] = unit - _plan.SourceFirstUnit;
        }

        foreach (var unit in graded)
        {
            _spikes[count++] = unit - _plan.SourceFirstUnit;
        }

        if (_engine.Tick(_spikes.AsSpan(0, count), _error))
        {
            TakeWeights();
        }
    }

    // What does not spike is 0.
    void ReadError(SpikeList spikes)
    {
        Array.Clear(_error);
        foreach (var unit in spikes.UnitsOf(_rule.Input))
        {
            _error[unit - _rule.FirstUnit] = 1;
        }

        var units = spikes.GradedUnitsOf(_rule.Input);
        for (var i = 0; i < units.Length; i++)
        {
            _error[units[i] - _rule.FirstUnit] = Math.Clamp(spikes.GradedValuesOf(_rule.Input)[i], -GreatestError, GreatestError);
        }
    }

    int[] Weights()
    {
        var weights = new int[_plan.Shape.Sources * _plan.Shape.Targets];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = _rows.Codes[i / _plan.Shape.Targets * _rows.Stride + i % _plan.Shape.Targets];
        }

        return weights;
    }

    void TakeWeights()
    {
        var weights = _engine.Weights;
        for (var i = 0; i < weights.Length; i++)
        {
            _rows.Codes[i / _plan.Shape.Targets * _rows.Stride + i % _plan.Shape.Targets] = (short)weights[i];
        }
    }
}
