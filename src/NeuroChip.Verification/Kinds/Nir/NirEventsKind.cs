using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroChip.Core.Networks;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// A convolutional network on groups of event recordings, in frames of 1 ms, under several ways of resetting. A group is a split with the
/// number of its last recording, or its first and last: <c>test100</c>, <c>train1-100</c> (as a key also <c>train1_100</c>).
/// </summary>
sealed partial class NirEventsKind : IVectorKind
{
    public string Name => "nir-events";

    public bool Recognises(VectorFile file) => file.Has("network", "data", "frames", "steps_per_group");

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var data = new DataFolder(file, context);
        var dataset = Recordings(data.File(BelowData(file.Root.String("data"))));
        foreach (var group in file.Root.Field("steps_per_group").EnumerateObject())
        {
            if (file.Root.Optional(group.Name.Replace('-', '_')) is not { } expected)
            {
                continue;
            }

            var samples = Group(dataset, group.Name, file.Root.Field("steps_per_group").Int(group.Name));
            foreach (var scheme in expected.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object))
            {
                var network = data.Network(file.Root.String("network"), SchemeText.Parse(scheme.Name, dt: 1));
                foreach (var verdict in Check($"{group.Name}, {scheme.Name}", scheme.Value, network, samples, context))
                {
                    yield return verdict;
                }
            }
        }
    }

    static IEnumerable<CaseVerdict> Check(
        string title, JsonElement expected, NetworkGraph network, EncodedSamples samples, VerificationContext context) =>
        new SetExpectation(expected, [], SetRates.SinglePrecision).Check(title, network, samples.RequireFit([.. network.Inputs.Select(input => input.Shape)]), context);

    static EventDataset Recordings(string path) => EventDataset.OpenUser("n-mnist", path);

    static EncodedSamples Group(EventDataset dataset, string name, int steps)
    {
        var match = GroupName().Match(name);
        var last = match.Success && int.TryParse(match.Groups[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new VectorFormatException($"group '{name}' is not a split and its recordings");
        var first = match.Groups[2].Value is { Length: > 0 } digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 1;
        return EncodedSamples.Create(dataset, new EncodingOptions
        {
            Encoder = EncoderCatalog.Frames,
            Split = SplitText.Parse(match.Groups[1].Value),
            First = first - 1,
            Samples = last - first + 1,
            Ticks = steps,
        });
    }

    // Vectors name files from the folder above the data folder.
    static string BelowData(string path) => path.StartsWith("data/", StringComparison.Ordinal) ? path["data/".Length..] : path;

    [GeneratedRegex(@"^([a-z]+)(?:(\d+)-)?(\d+)$")]
    private static partial Regex GroupName();
}
