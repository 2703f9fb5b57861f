using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Tests.Mapping.References;

/// <summary>Neurons on cores, with the cost of all messages kept up to date the plain way. Shares no code with the mapper but the routes of trees.</summary>
sealed class PlainMapping
{
    readonly ReferenceNet _net;
    readonly double[,] _way;
    readonly int[][] _sources;
    readonly int[,] _arrivals;

    /// <param name="net">The network.</param>
    /// <param name="cores">[neurons] core of each, numbered as on the mesh.</param>
    /// <param name="way">Cost of a message by the links it takes in x and y.</param>
    public PlainMapping(ReferenceNet net, int[] cores, Func<int, int, double> way)
    {
        _net = net;
        CoreOf = cores;
        _way = new double[net.Cores, net.Cores];
        for (var a = 0; a < net.Cores; a++)
        {
            for (var b = 0; b < net.Cores; b++)
            {
                _way[a, b] = a == b ? 0 : way(Math.Abs((a % net.Side) - (b % net.Side)), Math.Abs((a / net.Side) - (b / net.Side)));
            }
        }

        _sources = [.. Enumerable.Range(0, net.Neurons).Select(_ => Array.Empty<int>())];
        foreach (var group in net.Edges.GroupBy(edge => edge.To))
        {
            _sources[group.Key] = [.. group.Select(edge => edge.From)];
        }

        _arrivals = new int[net.Neurons, net.Cores];
        foreach (var (from, to) in net.Edges)
        {
            _arrivals[from, cores[to]]++;
        }
    }

    public int[] CoreOf { get; }

    public double Cost()
    {
        var cost = 0.0;
        for (var neuron = 0; neuron < _net.Neurons; neuron++)
        {
            cost += CostOf(neuron);
        }

        return cost;
    }

    /// <summary>Moves a neuron; returns the change of cost.</summary>
    public double Move(int neuron, int to)
    {
        var from = CoreOf[neuron];
        var change = -CostOf(neuron);
        CoreOf[neuron] = to;
        foreach (var source in _sources[neuron])
        {
            var home = CoreOf[source];
            change -= --_arrivals[source, from] == 0 ? _way[home, from] : 0;
            change += _arrivals[source, to]++ == 0 ? _way[home, to] : 0;
        }

        return change + CostOf(neuron);
    }

    /// <summary>Links of the trees along which every spike reaches all its cores, x before y.</summary>
    public long MulticastHops()
    {
        var mesh = new MeshSpec(_net.Side, _net.Side, 1, MeshTopology.Mesh);
        var hops = 0L;
        for (var neuron = 0; neuron < _net.Neurons; neuron++)
        {
            hops += Enumerable.Range(0, _net.Cores).Where(core => _arrivals[neuron, core] > 0)
                .SelectMany(core => Routes.Between(mesh, CoreOf[neuron], core)).Distinct().Count();
        }

        return hops;
    }

    double CostOf(int neuron)
    {
        var (cost, home) = (0.0, CoreOf[neuron]);
        for (var core = 0; core < _net.Cores; core++)
        {
            cost += _arrivals[neuron, core] > 0 ? _way[home, core] : 0;
        }

        return cost;
    }
}
