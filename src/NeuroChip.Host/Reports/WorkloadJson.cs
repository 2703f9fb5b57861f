using System.Text.Json.Nodes;

namespace NeuroChip.Host.Reports;

/// <summary>NeuroBench's metrics under their own names, the network without spikes, and the sums of the ledger in the JSON report.</summary>
static class WorkloadJson
{
    /// <summary>Joules of an operation on processors, in energy tables of keras-spiking; all-in, and never added to anything.</summary>
    public static readonly (string Name, double Joules)[] Processors = [("CPU", 8.6e-9), ("GPU", 0.3e-9)];

    public const string ProcessorSource = "keras-spiking, table of energies per operation";

    public static void Add(JsonObject document, WorkloadFigures workload, double? accuracy, LedgerFigures? ledger)
    {
        document["neurobench"] = new JsonObject
        {
            ["footprint"] = workload.Footprint,
            ["connection_sparsity"] = workload.ConnectionSparsity,
            ["classification_accuracy"] = accuracy,
            ["activation_sparsity"] = workload.ActivationSparsity,
            ["synaptic_operations"] = new JsonObject
            {
                ["Effective_MACs"] = workload.EffectiveMacs,
                ["Effective_ACs"] = workload.EffectiveAcs,
                ["Dense"] = workload.Dense,
            },
            ["membrane_updates"] = workload.MembraneUpdates,
        };
        document["nonSpiking"] = new JsonObject
        {
            ["macsPerSample"] = workload.MacsPerSample,
            ["estimates"] = new JsonArray([.. Processors.Select(processor => new JsonObject
            {
                ["processor"] = processor.Name,
                ["joulesPerMac"] = processor.Joules,
                ["joulesPerSample"] = workload.MacsPerSample * processor.Joules,
                ["source"] = ProcessorSource,
            })]),
        };
        document["ledger"] = ledger is null ? null : Ledger(ledger);
    }

    static JsonObject Ledger(LedgerFigures ledger) => new()
    {
        ["lines"] = ledger.Lines,
        ["totalJoules"] = ledger.TotalJoules,
        ["byPhase"] = new JsonArray([.. ledger.ByPhase.Select(phase => new JsonObject { ["phase"] = phase.Key, ["joules"] = phase.Value })]),
        ["byLayer"] = new JsonArray([.. ledger.ByLayer.Select(layer => new JsonObject { ["layer"] = layer.Key, ["joules"] = layer.Value })]),
        ["missing"] = new JsonArray([.. ledger.Missing.Select(name => (JsonNode)name)]),
    };
}
