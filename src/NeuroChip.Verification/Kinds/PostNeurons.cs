using System.Collections.Immutable;
using System.Text.Json;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Verification.Kinds;

/// <summary>The target neurons of a closed loop: a lif24 population that the plastic projection and a static teacher drive.</summary>
sealed class PostNeurons : IDisposable
{
    const int Current = 0, Voltage = 1, TeacherBits = 8;

    static readonly string[] Parameters = ["decay_u", "decay_v", "vth_mant", "bias_mant", "bias_exp"];

    readonly SteppedPopulation _neurons;
    readonly int[][] _teacherWeights, _teacherSpikes;
    readonly int[] _sums;
    readonly int _teacherExponent;

    public PostNeurons(JsonElement testCase, int count, int steps, IBackend backend, RunOptions options)
    {
        var neuron = testCase.Field("neuron");
        _neurons = SteppedPopulation.Create(backend, new PopulationImage
        {
            Name = "post",
            Shape = new Shape(count),
            FirstUnit = 0,
            Family = "lif24",
            Parameters = Parameters.ToImmutableSortedDictionary(
                name => name, name => new ParameterCodes([.. neuron.OneOrMore(name)]), StringComparer.Ordinal),
        }, seed: 0, options);
        _sums = new int[count];
        if (testCase.Optional("teacher") is { } teacher)
        {
            _teacherWeights = Load(teacher, count);
            _teacherSpikes = teacher.Spikes("spikes", _teacherWeights[0].Length, steps);
            _teacherExponent = teacher.Int("weight_exp", 0);
        }
        else
        {
            _teacherWeights = [];
            _teacherSpikes = [];
        }
    }

    public long CurrentSum => Sum(_neurons.State(Current));

    public long VoltageSum => Sum(_neurons.State(Voltage));

    public void Dispose() => _neurons.Dispose();

    /// <summary>Neurons that fire in this step, from what was prepared in the steps before.</summary>
    public int[] Step() => _neurons.Step().ToArray();

    /// <summary>What the plastic projection and the teacher send in this step; it acts in the next one.</summary>
    /// <param name="plastic">[neurons], shifted.</param>
    public void Prepare(int step, ReadOnlySpan<int> plastic)
    {
        var inputs = _neurons.Inputs;
        if (_teacherWeights.Length > 0)
        {
            Array.Clear(_sums);
            foreach (var unit in _teacherSpikes[step])
            {
                for (var neuron = 0; neuron < inputs.Length; neuron++)
                {
                    _sums[neuron] += _teacherWeights[neuron][unit];
                }
            }
        }

        for (var neuron = 0; neuron < inputs.Length; neuron++)
        {
            inputs[neuron] = plastic[neuron] + LearningCase.Shift(_sums[neuron], _teacherExponent);
        }
    }

    static int[][] Load(JsonElement teacher, int count)
    {
        var raw = teacher.Field("dense").Matrix("dense", rows: count);
        if (raw[0].Length == 0 || teacher.Int("weight_exp", 0) is < -16 or > 16 || teacher.Int("weight_bits", TeacherBits) is < 1 or > TeacherBits)
        {
            throw new VectorFormatException("the teacher has no units, or a format that is not possible");
        }

        var declared = teacher.Optional("sign_mode") is null ? WeightSignMode.Auto : LearningFields.SignMode(teacher);
        var mode = CodeFormat.Resolve(declared, [.. raw.SelectMany(row => row).Select(weight => (double)weight)]);
        var bits = teacher.Int("weight_bits", TeacherBits);
        return [.. raw.Select(row => row.Select(weight => CodeFormat.Truncate(weight, bits, mode)).ToArray())];
    }

    static long Sum(ReadOnlySpan<int> values)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
