using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>Compares the step with delays and time constants.</summary>
static class StepCheck
{
    public static void Check(FlatGraph graph, ImmutableArray<NirOperation> operations, double dt, DiagnosticBag diagnostics)
    {
        var location = new SourceLocation(graph.Source);
        var tooLong = new List<string>();
        for (var node = 0; node < operations.Length; node++)
        {
            var name = graph.Nodes[node].Name;
            if (operations[node] is DelayOperation delay && delay.Check(dt) is var (isError, problem))
            {
                diagnostics.Add((isError ? NirCodes.BadField : NirCodes.DelayRounded).At(location, $"node '{name}' (Delay): {problem}."));
            }
            else if (operations[node] is NeuronOperation neuron && LongerThan(neuron.Model, dt) is { } tau)
            {
                tooLong.Add(string.Create(CultureInfo.InvariantCulture, $"'{name}' ({tau:G7} s)"));
            }
        }

        if (tooLong.Count > 0)
        {
            const int shown = 5;
            var names = string.Join(", ", tooLong.Take(shown)) + (tooLong.Count > shown ? ", …" : "");
            diagnostics.Add(NirCodes.StepTooLong.At(location, string.Create(
                CultureInfo.InvariantCulture, $"the step of {dt:G7} s is not shorter than the time constants of {names}.")));
        }
    }

    // A membrane at dt = τ has no memory, which is seldom meant. A synapse at dt = τ_syn merely passes its input on, which is common.
    static double? LongerThan(NeuronModel model, double dt)
    {
        const double rounding = 1e-6;
        var (membrane, synapse) = TimeConstants(model);
        return membrane is { } tau && tau <= dt * (1 + rounding) ? tau
            : synapse is { } tauSyn && tauSyn < dt * (1 - rounding) ? tauSyn
            : null;
    }

    static (double? Membrane, double? Synapse) TimeConstants(NeuronModel model) => model switch
    {
        LifModel lif => (lif.Tau.Values.Min(), null),
        LeakyIntegratorModel leaky => (leaky.Tau.Values.Min(), null),
        CubaLifModel cuba => (cuba.TauMem.Values.Min(), cuba.TauSyn.Values.Min()),
        CubaLeakyIntegratorModel cuba => (cuba.TauMem.Values.Min(), cuba.TauSyn.Values.Min()),
        _ => (null, null),
    };
}
