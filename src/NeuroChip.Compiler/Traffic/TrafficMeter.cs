using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Traffic;

/// <summary>Counts the messages of an image. Reads nothing but the image, and shares no code with the mappers' own accounts but the routes.</summary>
public sealed class TrafficMeter
{
    readonly HardwareProfile _profile;
    readonly double[] _linkLoad;
    readonly Dictionary<int, double> _eventsOfCore = [];
    readonly HashSet<int> _tree = [];
    double _packets, _inTile, _hopsX, _hopsY, _multicastHops, _inputs, _axonReads;
    int _longestWay;

    TrafficMeter(HardwareProfile profile)
    {
        _profile = profile;
        _linkLoad = new double[Routes.LinksOf(profile.Mesh)];
    }

    /// <summary>[links] messages per tick, each on its own way; numbered as in <see cref="Routes"/>.</summary>
    public IReadOnlyList<double> LinkLoad => _linkLoad;

    /// <summary>Synaptic events per tick of every core in use, by its number.</summary>
    public IReadOnlyDictionary<int, double> EventsOfCore => _eventsOfCore;

    /// <param name="image">A legal image.</param>
    /// <param name="rates">[units] spikes per tick; null: 1 for every unit.</param>
    public static TrafficMeter Of(ChipImage image, double[]? rates = null)
    {
        var meter = new TrafficMeter(image.Profile);
        var home = HomeOfUnits(image);
        var destinations = new List<int>[image.Units];
        foreach (var core in image.Cores)
        {
            meter.CountEvents(core, rates);
            foreach (var unit in core.Axons.Select(axon => axon.SourceUnit).Distinct())
            {
                (destinations[unit] ??= []).Add(core.Core);
            }
        }

        for (var unit = 0; unit < destinations.Length; unit++)
        {
            if (destinations[unit] is { } cores)
            {
                meter.CountMessages(home[unit], cores, rates is null ? 1 : rates[unit]);
            }
        }

        return meter;
    }

    public MappingFigures Figures()
    {
        var busiest = _linkLoad.Length == 0 ? -1 : Array.IndexOf(_linkLoad, _linkLoad.Max());
        var load = busiest < 0 ? 0 : _linkLoad[busiest];
        return new MappingFigures(
            _packets, _hopsX + _hopsY, _multicastHops, Price(_profile.Energy, inputs: true), Price(_profile.Latency, inputs: false),
            _eventsOfCore.Values.DefaultIfEmpty().Max(), _eventsOfCore.Values.DefaultIfEmpty().Average(), load, load > 0 ? busiest : -1, _longestWay);
    }

    void CountEvents(CoreImage core, double[]? rates)
    {
        var events = 0.0;
        foreach (var block in core.Blocks)
        {
            for (var row = 0; row < block.AxonCount; row++)
            {
                var synapses = block.IsDense ? block.Targets.Length : block.RowStart[row + 1] - block.RowStart[row];
                events += synapses * (rates is null ? 1 : rates[core.Axons[block.FirstAxon + row].SourceUnit]);
            }
        }

        _eventsOfCore[core.Core] = events;
        _axonReads += core.Axons.Sum(axon => rates is null ? 1 : rates[axon.SourceUnit]);
    }

    void CountMessages(int home, List<int> cores, double rate)
    {
        if (home < 0)
        {
            _inputs += rate * cores.Count;
            return;
        }

        _tree.Clear();
        foreach (var core in cores.Where(core => core != home))
        {
            var (dx, dy) = _profile.Mesh.Hops(home, core);
            _packets += rate;
            _inTile += dx == 0 && dy == 0 ? rate : 0;
            _hopsX += rate * Math.Abs(dx);
            _hopsY += rate * Math.Abs(dy);
            _longestWay = Math.Max(_longestWay, Math.Abs(dx) + Math.Abs(dy));
            foreach (var link in Routes.Between(_profile.Mesh, home, core))
            {
                _linkLoad[link] += rate;
                _tree.Add(link);
            }
        }

        _multicastHops += rate * _tree.Count;
    }

    double Price(IEnumerable<PriceEntry> prices, bool inputs)
    {
        var sum = 0.0;
        foreach (var price in prices.Where(p => p.Scope == PriceScope.PerTerm))
        {
            sum += price.Value * price.Event switch
            {
                EventKind.PacketSent or EventKind.PacketReceived => _packets,
                EventKind.PacketInTile => _inTile,
                EventKind.HopX => _hopsX,
                EventKind.HopY => _hopsY,
                EventKind.InputSpike => inputs ? _inputs : 0,
                EventKind.AxonRead => inputs ? _axonReads : 0,
                _ => 0,
            };
        }

        return sum;
    }

    /// <summary>[units]: number of the core of the soma; −1 for inputs.</summary>
    static int[] HomeOfUnits(ChipImage image)
    {
        var home = new int[image.Units];
        Array.Fill(home, -1);
        foreach (var core in image.Cores)
        {
            foreach (var neuron in core.Neurons)
            {
                home[neuron] = core.Core;
            }
        }

        return home;
    }
}
