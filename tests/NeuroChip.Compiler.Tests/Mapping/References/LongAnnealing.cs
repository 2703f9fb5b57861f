namespace NeuroChip.Compiler.Tests.Mapping.References;

/// <summary>
/// Textbook simulated annealing of single neurons over all cores: a neuron moves where there is room, else it is exchanged with a random neuron there; geometric cooling from
/// the mean change of random moves to a thousandth of it. Slow, and near the best that is known when it is given minutes.
/// </summary>
static class LongAnnealing
{
    const int Temperatures = 400;

    /// <returns>Cost of the best mapping met at the end of a temperature.</returns>
    public static double Run(ReferenceNet net, Func<int, int, double> way, long steps, ulong seed)
    {
        var random = new Draws(seed);
        var order = random.Permutation(net.Neurons);
        var start = new int[net.Neurons];
        for (var i = 0; i < order.Length; i++)
        {
            start[order[i]] = i * net.Cores / net.Neurons;
        }

        var mapping = new PlainMapping(net, start, way);
        var members = Enumerable.Range(0, net.Cores).Select(core => Enumerable.Range(0, net.Neurons).Where(n => start[n] == core).ToList()).ToArray();
        var temperature = Typical(net, mapping, random);
        var cooling = Math.Pow(0.001, 1.0 / Temperatures);
        var best = mapping.Cost();
        for (var round = 0; round < Temperatures; round++, temperature *= cooling)
        {
            for (var step = 0L; step < steps / Temperatures; step++)
            {
                Step(net, mapping, members, random, temperature);
            }

            best = Math.Min(best, mapping.Cost());
        }

        return best;
    }

    static double Typical(ReferenceNet net, PlainMapping mapping, Draws random)
    {
        var sum = 0.0;
        for (var sample = 0; sample < 500; sample++)
        {
            var (neuron, from) = (random.Below(net.Neurons), 0);
            from = mapping.CoreOf[neuron];
            sum += Math.Abs(mapping.Move(neuron, random.Below(net.Cores)));
            mapping.Move(neuron, from);
        }

        return sum / 500;
    }

    static void Step(ReferenceNet net, PlainMapping mapping, List<int>[] members, Draws random, double temperature)
    {
        var (neuron, to) = (random.Below(net.Neurons), random.Below(net.Cores));
        var from = mapping.CoreOf[neuron];
        if (from == to)
        {
            return;
        }

        var other = members[to].Count < net.Capacity && (members[to].Count == 0 || random.Uniform() < 0.5) ? -1 : members[to][random.Below(members[to].Count)];
        var change = mapping.Move(neuron, to) + (other < 0 ? 0 : mapping.Move(other, from));
        if (change > 0 && random.Uniform() >= Math.Exp(-change / temperature))
        {
            mapping.Move(neuron, from);
            if (other >= 0)
            {
                mapping.Move(other, to);
            }

            return;
        }

        members[from].Remove(neuron);
        members[to].Add(neuron);
        if (other >= 0)
        {
            members[to].Remove(other);
            members[from].Add(other);
        }
    }
}
