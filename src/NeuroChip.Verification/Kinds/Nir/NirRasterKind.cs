using System.Text.Json;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Idx;
using NeuroChip.Reference;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// Every spike of recurrent networks on one recording (an IDX file of [steps, elements]). A network is named by its file, perhaps
/// followed by a comma and a remark; its hidden layer is the spiking population that is not the output.
/// </summary>
sealed class NirRasterKind : IVectorKind
{
    public string Name => "nir-raster";

    public bool Recognises(VectorFile file) =>
        file.Has("data", "dt", "steps", "networks")
        && file.Root.GetProperty("networks") is { ValueKind: JsonValueKind.Object } networks
        && networks.EnumerateObject().Any(network => network.Value.Optional("hidden_events") is not null);

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var data = new DataFolder(file, context);
        var source = Recording(data.File(file.Root.String("data")), file.Root.Steps());
        foreach (var expected in file.Root.Field("networks").EnumerateObject())
        {
            var options = SchemeText.Parse(expected.Value.String("reset"), file.Root.Double("dt"));
            var network = data.Network(expected.Name.Split(',')[0], options);
            var trace = ReferenceTrace.Record(network, source);
            foreach (var verdict in Compare(expected, network, trace))
            {
                yield return verdict;
            }
        }
    }

    static IEnumerable<CaseVerdict> Compare(JsonProperty expected, NetworkGraph network, ReferenceTrace trace)
    {
        var output = network.Outputs[0];
        var counts = new int[network[output].Size];
        foreach (var (_, neuron) in trace.Events(output))
        {
            counts[neuron]++;
        }

        foreach (var field in expected.Value.EnumerateObject())
        {
            var difference = field.Name switch
            {
                "hidden_events" => Differences.InEvents(trace.Events(network.HiddenLayer()), field.Value.Events()),
                "output_events" => Differences.InEvents(trace.Events(output), field.Value.Events()),
                "hidden_spike_total" => Differences.InFigure(trace.Events(network.HiddenLayer()).Length, expected.Value.Int(field.Name), 0),
                "output_counts" => Differences.InCounts(counts, field.Value.Ints(), neuron => $"output {neuron}"),
                "predicted" => Differences.InFigure(counts.IndexOf(counts.Max()), expected.Value.Int(field.Name), 0),
                _ => "",
            };
            if (difference != "")
            {
                yield return new CaseVerdict($"{expected.Name}, {field.Name}", difference);
            }
        }
    }

    static FixedSample Recording(string path, int steps)
    {
        var bits = IdxReader.Read(path);
        if (bits.Shape.Rank != 2 || bits.Shape[0] != steps)
        {
            throw new VectorFormatException($"'{path}' has shape {bits.Shape}; {steps} steps are expected");
        }

        var width = bits.Shape[1];
        return FixedSample.OfFrames([.. Enumerable.Range(0, steps).Select(step => Enumerable.Range(0, width).Select(e => (int)bits[(step * width) + e]).ToArray())]);
    }
}
