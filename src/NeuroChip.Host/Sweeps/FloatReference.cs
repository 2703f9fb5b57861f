using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Data.Decoding;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports.Pages;
using NeuroChip.Reference;

namespace NeuroChip.Host.Sweeps;

/// <summary>
/// The float network beside the runs of a sweep. It depends on the network and the input alone, so it is computed once and kept in the folder, where
/// every process finds it.
/// </summary>
sealed class FloatReference(SweepFolder folder, string version)
{
    readonly Dictionary<string, Outcome> _known = new(StringComparer.Ordinal);

    sealed record Outcome(double? Accuracy, double Low, double High, int[] Predictions);

    /// <summary>Adds the float accuracy and the agreement to a report.</summary>
    public void AddTo(JsonObject report, ParseResult parsed, ChipJob job, IReadOnlyList<int> predictions, CancellationToken cancellation)
    {
        if (job.Network is null)
        {
            return;
        }

        // The decoder reads the same record in another way, so it is part of what is kept.
        var key = $"{version}\0{WorkCache.InputKey(parsed)}";
        if (!_known.TryGetValue(key, out var outcome))
        {
            outcome = Find(key) ?? Compute(key, parsed, job, cancellation);
            _known.Add(key, outcome);
        }

        report["floatAccuracy"] = outcome.Accuracy;
        report["floatAccuracyInterval"] = outcome.Accuracy is null ? null : new JsonArray(outcome.Low, outcome.High);
        report["agreement"] = predictions.Count == 0 || predictions.Count != outcome.Predictions.Length
            ? null
            : (double)predictions.Zip(outcome.Predictions).Count(pair => pair.First == pair.Second) / predictions.Count;
    }

    string PathOf(string key) => folder.SharedPath("float-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]);

    Outcome? Find(string key)
    {
        if (!File.Exists(PathOf(key)))
        {
            return null;
        }

        try
        {
            var file = ReportFile.ReadAny(PathOf(key));
            return new Outcome(
                file.Number("accuracy"), file.Number("low") ?? 0, file.Number("high") ?? 1, [.. file.Numbers("predictions").Select(p => (int)p)]);
        }
        catch (InputErrorException)
        {
            // Damaged: computed again.
            return null;
        }
    }

    Outcome Compute(string key, ParseResult parsed, ChipJob job, CancellationToken cancellation)
    {
        // All processors: other runs wait for this one.
        var options = new ReferenceOptions { Threads = Environment.ProcessorCount, Cancellation = cancellation };
        var record = ReferenceSimulator.Run(job.Network!, job.Input.Samples, options);
        cancellation.ThrowIfCancellationRequested();
        var decided = Accuracy.Of(record.Results, job.Input.Samples, DecoderChoice.Of(parsed, job.Image, new DiagnosticBag()));
        var (low, high) = decided.Interval();
        var outcome = new Outcome(decided.Samples == 0 ? null : decided.Share, low, high, [.. decided.Predictions]);
        SweepFolder.Write(PathOf(key), new JsonObject
        {
            ["accuracy"] = outcome.Accuracy,
            ["low"] = low,
            ["high"] = high,
            ["predictions"] = new JsonArray([.. outcome.Predictions.Select(p => (JsonNode)p)]),
        }.ToJsonString());
        return outcome;
    }
}
