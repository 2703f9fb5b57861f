using System.Text.Json;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// Trained networks on their data sets. An entry's name begins with the data set's (<c>mnist_mlp</c>); it is presented in the set's own
/// encoding: images as evenly spaced spikes, recordings as they are.
/// </summary>
sealed class NirTrainedKind : IVectorKind
{
    public string Name => "nir-trained";

    public bool Recognises(VectorFile file) => file.Has("encoding", "scheme", "decision") && Networks(file).Any();

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var data = new DataFolder(file, context);
        foreach (var entry in Networks(file))
        {
            var network = data.Network(entry.Value.String("file"), SchemeText.Parse(file.Root.String("scheme"), entry.Value.Double("dt")));
            var dataset = DatasetCatalog.Open(entry.Name.Split('_')[0], data.Roots);
            string[] layers = [.. entry.Value.Field("layers").Items().Select(layer => layer.ToString())];
            foreach (var split in entry.Value.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object))
            {
                var samples = EncodedSamples.Create(dataset, new EncodingOptions { Split = SplitText.Parse(split.Name), Ticks = entry.Value.Steps() })
                    .RequireFit([.. network.Inputs.Select(input => input.Shape)]);
                foreach (var verdict in new SetExpectation(split.Value, layers, SetRates.Exact).Check($"{entry.Name}, {split.Name}", network, samples, context))
                {
                    yield return verdict;
                }
            }
        }
    }

    static IEnumerable<JsonProperty> Networks(VectorFile file) =>
        file.Root.EnumerateObject().Where(field => field.Value.Optional("file") is not null && field.Value.Optional("layers") is not null);
}
