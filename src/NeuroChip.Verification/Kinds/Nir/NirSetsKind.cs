using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>Networks by file, schemes by their words, splits of one data set: predictions, accuracy and counts.</summary>
sealed class NirSetsKind : IVectorKind
{
    public string Name => "nir-sets";

    public bool Recognises(VectorFile file) => file.Has("data", "dt", "steps", "networks", "decision");

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var data = new DataFolder(file, context);
        var dataset = DatasetCatalog.Open(file.Root.String("data"), data.Roots);
        foreach (var network in file.Root.Field("networks").EnumerateObject())
        {
            foreach (var scheme in network.Value.EnumerateObject())
            {
                var graph = data.Network(network.Name, SetExpectation.OptionsFor(network.Name, scheme.Name, file.Root.Double("dt")));
                foreach (var split in scheme.Value.EnumerateObject())
                {
                    var samples = EncodedSamples.Create(dataset, new EncodingOptions { Split = SplitText.Parse(split.Name), Ticks = file.Root.Steps() })
                        .RequireFit([.. graph.Inputs.Select(input => input.Shape)]);
                    foreach (var verdict in new SetExpectation(split.Value, [], SetRates.Exact).Check($"{network.Name}, {scheme.Name}, {split.Name}", graph, samples, context))
                    {
                        yield return verdict;
                    }
                }
            }
        }
    }
}
