using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>
/// Finds the step that a network was exported with. A spike moves a LIF by dt/τ·r, so exporters of discrete networks store r = τ/dt (and
/// w_in = τ_syn/dt): one constant τ/r over the graph is their step. Networks of IF with r = 1 are meant with a step of 1.
/// </summary>
/// <param name="remark">A value "dt" in the graph's metadata; null where there is none. A remark is never taken, only shown.</param>
sealed class StepHint(FlatGraph graph, ImmutableArray<NirOperation> operations, double? remark, DiagnosticBag diagnostics)
{
    // Parameters in single precision agree to about 1e-7.
    const double Tolerance = 1e-6;

    /// <summary>The step, reported as found; null, with an error that lists candidates, where the network does not tell.</summary>
    public double? Find()
    {
        if (Constant(SpikingQuotients) is { } spiking)
        {
            return Accept(spiking, SpikingQuotients(), "tau/r");
        }

        if (!SpikingQuotients().Any() && Constant(LeakyQuotients) is { } leaky)
        {
            return Accept(leaky, LeakyQuotients(), "tau/r");
        }

        if (!SpikingQuotients().Any() && !LeakyQuotients().Any() && WithoutTimeConstants() is { } step)
        {
            return step;
        }

        diagnostics.Add(NirCodes.StepNeeded.At(Location, $"the network does not tell its step: {Candidates()}."));
        return null;
    }

    double? WithoutTimeConstants()
    {
        if (Gains().Any())
        {
            return Gains().All(gain => gain.Seconds == 1) ? Accept(1, Gains(), "r = 1 in nodes without a time constant") : null;
        }

        if (operations.Any(operation => operation is DelayOperation { Seconds.IsZero: false }))
        {
            return null;
        }

        diagnostics.Add(NirCodes.StepHint.At(Location, "nothing in the network depends on the step; dt = 1 s."));
        return 1;
    }

    double Accept(double dt, IEnumerable<Quotient> quotients, string reason)
    {
        var nodes = quotients.Select(quotient => quotient.Node).Distinct().Count();
        diagnostics.Add(NirCodes.StepHint.At(
            Location, $"dt = {Text(dt)} s, from {reason} of {nodes} node{(nodes == 1 ? "" : "s")}."));
        return dt;
    }

    // The common value, to four digits where it is that round; null where the quotients differ or there are none.
    static double? Constant(Func<IEnumerable<Quotient>> quotients)
    {
        double? first = null;
        foreach (var quotient in quotients())
        {
            first ??= quotient.Seconds;
            if (!(Math.Abs(quotient.Seconds - first.Value) <= Tolerance * first.Value))
            {
                return null;
            }
        }

        if (first is not { } value || !double.IsFinite(value) || value <= 0)
        {
            return null;
        }

        var round = double.Parse(value.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Abs(round - value) <= Tolerance * value ? round : value;
    }

    IEnumerable<Quotient> SpikingQuotients() => Neurons(model => model switch
    {
        LifModel lif => Divide("tau/r", lif.Tau, lif.R),
        CubaLifModel cuba => Divide("tau_mem/r", cuba.TauMem, cuba.R).Concat(Divide("tau_syn/w_in", cuba.TauSyn, cuba.WIn)),
        _ => [],
    });

    IEnumerable<Quotient> LeakyQuotients() => Neurons(model => model switch
    {
        LeakyIntegratorModel leaky => Divide("tau/r", leaky.Tau, leaky.R),
        CubaLeakyIntegratorModel cuba => Divide("tau_mem/r", cuba.TauMem, cuba.R).Concat(Divide("tau_syn/w_in", cuba.TauSyn, cuba.WIn)),
        _ => [],
    });

    IEnumerable<Quotient> Gains() => Neurons(model => model switch
    {
        IfModel neuron => Divide("1/r", 1, neuron.R),
        IntegratorModel integrator => Divide("1/r", 1, integrator.R),
        _ => [],
    });

    IEnumerable<Quotient> Neurons(Func<NeuronModel, IEnumerable<Quotient>> quotients) =>
        operations.SelectMany((operation, node) => operation is NeuronOperation neuron
            ? quotients(neuron.Model).Select(quotient => quotient with { Node = node })
            : []);

    static IEnumerable<Quotient> Divide(string name, ParameterValues numerator, ParameterValues denominator)
    {
        var count = Math.Max(numerator.Length, denominator.Length);
        for (var i = 0; i < count; i++)
        {
            yield return new Quotient(0, name, numerator[i] / denominator[i]);
        }
    }

    // The first value of each kind in each node is enough to choose from.
    string Candidates()
    {
        const int shown = 8;
        var found = SpikingQuotients().Concat(LeakyQuotients()).Concat(Gains())
            .DistinctBy(quotient => (quotient.Node, quotient.Name))
            .Take(shown)
            .Select(quotient => $"{quotient.Name} of '{graph.Nodes[quotient.Node].Name}' is {Text(quotient.Seconds)} s")
            .ToList();
        if (remark is { } dt)
        {
            found.Insert(0, $"its metadata says dt = {Text(dt)}");
        }

        return found.Count == 0 ? "only its delays depend on it" : string.Join(", ", found);
    }

    SourceLocation Location => new(graph.Source);

    static string Text(double value) => value.ToString("G7", CultureInfo.InvariantCulture);

    readonly record struct Quotient(int Node, string Name, double Seconds);
}
