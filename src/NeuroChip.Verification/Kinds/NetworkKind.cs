using System.Text.Json;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>Whole networks: one case a file. The compiler clips, truncates and maps the raw weights; the emulator runs the image.</summary>
sealed class NetworkKind : IVectorKind
{
    public string Name => "network/1";

    public bool Recognises(VectorFile file) => file.Format == Name;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var root = file.Root;
        var vector = new NetworkVector(root);
        var id = root.Optional("name") is { ValueKind: JsonValueKind.String } name ? name.GetString()! : "network";
        yield return new(id, vector.HasNeurons ? FirstDifference(vector, context) : null);
    }

    static string? FirstDifference(NetworkVector vector, VerificationContext context)
    {
        var run = RecordedRun.Of(vector.Graph, vector.Inputs, vector.Steps, context);
        foreach (var connection in vector.Connections)
        {
            if (connection.CompareLoadedWeights(run.Image) is { } difference)
            {
                return difference;
            }
        }

        var log = new DifferenceLog();
        foreach (var expected in vector.Expected)
        {
            expected.Compare(run, log);
        }

        return log.First;
    }
}
