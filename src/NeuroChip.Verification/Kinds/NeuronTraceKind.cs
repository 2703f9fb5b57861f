using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Runs;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>
/// Traces of single neurons. The cases that give the same parameters become one population, each neuron with the parameters of its case and
/// inputs of its own that carry the case's values.
/// </summary>
sealed class NeuronTraceKind : IVectorKind
{
    public string Name => "neuron-trace/1";

    public bool Recognises(VectorFile file) => file.Format == Name && NeuronTraceModel.ByName.ContainsKey(file.Text("model"));

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var model = NeuronTraceModel.ByName[file.Text("model")];
        var steps = file.Root.Steps();
        var cases = file.Root.Field("cases").Items().Select((element, number) => new NeuronTraceCase(element, number, model)).ToArray();
        var verdicts = new CaseVerdict[cases.Length];
        foreach (var group in cases.GroupBy(testCase => testCase.ParameterNames, StringComparer.Ordinal))
        {
            NeuronTraceCase[] alike = [.. group];
            var run = RecordedRun.Of(Network(model, alike), Inputs(model, alike, steps), steps, context);
            var outputs = run.Outputs(model.Name);
            for (var neuron = 0; neuron < alike.Length; neuron++)
            {
                verdicts[alike[neuron].Number] = new(alike[neuron].Id, alike[neuron].FirstDifference(run, outputs, neuron));
            }
        }

        return verdicts;
    }

    static NetworkGraph Network(NeuronTraceModel model, NeuronTraceCase[] cases)
    {
        var shape = new Shape(cases.Length);
        return new()
        {
            Name = model.Name,
            Discretization = new() { Dt = 1e-3 },
            Populations =
            [
                .. model.Inputs.Select(input => new Population { Name = input, Shape = shape, Model = new InputModel() }),
                new Population { Name = model.Name, Shape = shape, Model = new FixedPointModel { Family = model.Name, Parameters = Parameters(cases) } },
            ],
            Projections =
            [
                .. model.Inputs.Select((input, port) => new Projection
                {
                    Name = input,
                    Source = input,
                    Target = model.Name,
                    Stages = [new ScaleStage(shape, 1)],
                    FixedPoint = new(Bits: 8, Exponent: 0, WeightSignMode.Mixed, Exact: true, port),
                }),
            ],
            Outputs = [model.Name],
        };
    }

    static ImmutableSortedDictionary<string, ParameterValues> Parameters(NeuronTraceCase[] cases) =>
        cases[0].Parameters.Keys.ToImmutableSortedDictionary(
            name => name,
            name => new ParameterValues([.. cases.Select(testCase => (double)testCase.Parameters[name])]),
            StringComparer.Ordinal);

    static Dictionary<string, EncodedSample> Inputs(NeuronTraceModel model, NeuronTraceCase[] cases, int steps)
    {
        var inputs = new Dictionary<string, EncodedSample>(StringComparer.Ordinal);
        foreach (var input in model.Inputs)
        {
            var series = cases.Select(testCase => testCase.Input(input, steps)).ToArray();
            inputs[input] = VectorFields.Encode(input, cases.Length, [.. Enumerable.Range(0, steps).Select(step => Nonzero(series, step))]);
        }

        return inputs;
    }

    static (int, int)[] Nonzero(int[]?[] series, int step) =>
        [.. series.Select((values, neuron) => (neuron, value: values?[step] ?? 0)).Where(pair => pair.value != 0)];
}
