namespace NeuroChip.Compiler.Tests.Mapping.References;

/// <summary>
/// Places parts on cores so that what flows between them crosses few links: exchanges of two cores under falling temperature. A flow counts synapses, as placement by quadratic
/// assignment is given it in the literature; or messages, of which a neuron sends one to each part, which is more than an edge cut knows of.
/// </summary>
static class AnnealedPlacement
{
    /// <returns>[neurons] core of each.</returns>
    public static int[] Run(ReferenceNet net, int[] part, bool byMessages, long steps, ulong seed)
    {
        var traffic = new double[net.Cores, net.Cores];
        var flows = net.Edges.Select(edge => (edge.From, To: part[edge.To]));
        foreach (var (source, to) in byMessages ? flows.Distinct() : flows)
        {
            traffic[part[source], to] += 1;
            traffic[to, part[source]] += 1;
        }

        var random = new Draws(seed);
        var place = Enumerable.Range(0, net.Cores).ToArray();
        double Around(int p) => Enumerable.Range(0, net.Cores).Sum(q => traffic[p, q] * (
            Math.Abs((place[p] % net.Side) - (place[q] % net.Side)) + Math.Abs((place[p] / net.Side) - (place[q] / net.Side))));
        var temperature = Enumerable.Range(0, net.Cores).Average(Around) / 4;
        var cooling = Math.Pow(0.001, 1.0 / steps);
        for (var step = 0L; step < steps; step++, temperature *= cooling)
        {
            var (a, b) = (random.Below(net.Cores), random.Below(net.Cores));
            var before = Around(a) + Around(b);
            (place[a], place[b]) = (place[b], place[a]);
            var change = Around(a) + Around(b) - before;
            if (change > 0 && random.Uniform() >= Math.Exp(-change / temperature))
            {
                (place[a], place[b]) = (place[b], place[a]);
            }
        }

        return [.. part.Select(p => place[p])];
    }
}
