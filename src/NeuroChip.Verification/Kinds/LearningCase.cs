using System.Text.Json;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Numerics;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Learning;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>Runs one learning vector and compares it step by step.</summary>
sealed class LearningCase : IDisposable
{
    static readonly (string Name, RuleVariable Variable)[] Synaptic = [("w", RuleVariable.Weight), ("tag1", RuleVariable.Tag1), ("tag2", RuleVariable.Tag2)];

    static readonly RuleVariable[] Traces = [RuleVariable.X1, RuleVariable.X2, RuleVariable.Y1, RuleVariable.Y2, RuleVariable.Y3];

    readonly LearningVector _vector;
    readonly JsonElement _expected;
    readonly PlasticProjection _projection;
    readonly PostNeurons? _post;
    readonly int[] _sums;
    readonly DifferenceLog _differences = new();
    readonly Dictionary<string, JsonElement[]> _series = new(StringComparer.Ordinal);

    public LearningCase(JsonElement element, IBackend backend, RunOptions options)
    {
        _vector = new LearningVector(element);
        _expected = element.Field("expected");
        _projection = PlasticProjection.Create(
            backend, new(_vector.Sources, _vector.Targets, _vector.SignMode), _vector.Program, _vector.Rounding, _vector.Weights, options);
        _post = _vector.IsClosedLoop ? new PostNeurons(element, _vector.Targets, _vector.Steps, backend, options) : null;
        _sums = new int[_vector.Targets];
        var epochs = _vector.Steps / _vector.EpochTicks;
        foreach (var name in Synaptic.Select(pair => pair.Name).Concat(Traces.Select(RuleVariables.Name)))
        {
            ReadSeries(name, epochs, "epochs");
        }

        foreach (var name in new[] { "a_sum", "u_sum", "v_sum", "post_spikes" })
        {
            ReadSeries(name, _vector.Steps, "steps");
        }
    }

    /// <summary>Null where everything agrees.</summary>
    public string? FirstDifference()
    {
        if (_expected.Optional("w_loaded") is { } loaded)
        {
            CompareMatrix(0, "w_loaded", loaded, RuleVariable.Weight);
        }

        for (var step = 0; step < _vector.Steps && _differences.First is null; step++)
        {
            Run(step);
        }

        return _differences.First;
    }

    public void Dispose()
    {
        _projection.Dispose();
        _post?.Dispose();
    }

    /// <summary>x · 2^exponent, floored.</summary>
    public static int Shift(int sum, int exponent) => FixedPoint.ShiftFloor(sum, -exponent);

    void ReadSeries(string name, int length, string what)
    {
        if (_expected.Optional(name) is { } series)
        {
            _series[name] = [.. series.Items()];
            LearningFields.RequireLength(name, _series[name].Length, length, what);
        }
    }

    void Run(int step)
    {
        var targets = _post?.Step() ?? _vector.TargetSpikes![step];
        Forward(step);
        _post?.Prepare(step, _sums);
        CompareStep(step, targets);
        foreach (var (trace, values) in _vector.Supplied)
        {
            _projection.Supply(trace, values[step]);
        }

        if (_projection.EndTick(_vector.SourceSpikes[step], targets))
        {
            CompareEpoch(step);
        }
    }

    void Forward(int step)
    {
        Array.Clear(_sums);
        _projection.AddSums(_vector.SourceSpikes[step], _sums);
        for (var target = 0; target < _sums.Length; target++)
        {
            _sums[target] = Shift(_sums[target], _vector.WeightExponent);
        }
    }

    void CompareStep(int step, int[] targets)
    {
        CompareNumber(step, "a_sum", _sums.Sum(sum => (long)sum));
        if (_post is null)
        {
            return;
        }

        if (_series.TryGetValue("post_spikes", out var spikes))
        {
            _differences.CompareSets(step, "post_spikes", [.. spikes[step].Ints().Order()], targets);
        }

        CompareNumber(step, "u_sum", _post.CurrentSum);
        CompareNumber(step, "v_sum", _post.VoltageSum);
    }

    void CompareNumber(int step, string name, long found)
    {
        if (_series.TryGetValue(name, out var values))
        {
            _differences.Compare(step, name, values[step].Long(), found);
        }
    }

    void CompareEpoch(int step)
    {
        var epoch = step / _vector.EpochTicks;
        foreach (var trace in Traces)
        {
            if (_series.TryGetValue(RuleVariables.Name(trace), out var values))
            {
                CompareTrace(step, trace, values[epoch].Ints());
            }
        }

        foreach (var (name, variable) in Synaptic)
        {
            if (_series.TryGetValue(name, out var values))
            {
                CompareMatrix(step, name, values[epoch], variable);
            }
        }
    }

    void CompareTrace(int step, RuleVariable trace, int[] expected)
    {
        var found = _projection.Trace(trace);
        LearningFields.RequireLength(RuleVariables.Name(trace), expected.Length, found.Length, "units");
        for (var unit = 0; unit < expected.Length; unit++)
        {
            _differences.Compare(step, $"{RuleVariables.Name(trace)}[{unit}]", expected[unit], found[unit]);
        }
    }

    void CompareMatrix(int step, string name, JsonElement element, RuleVariable variable)
    {
        var expected = element.Matrix(name, _vector.Targets, _vector.Sources);
        for (var target = 0; target < _vector.Targets; target++)
        {
            for (var source = 0; source < _vector.Sources; source++)
            {
                _differences.Compare(step, $"{name}[{target},{source}]", expected[target][source], _projection.Value(variable, source, target));
            }
        }
    }
}
