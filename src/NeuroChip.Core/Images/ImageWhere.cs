using System.Globalization;

namespace NeuroChip.Core.Images;

/// <summary>An axon that a neuron feeds.</summary>
public readonly record struct AxonPlace(int Core, int Axon, int DelayTicks);

/// <summary>Where one neuron or input element is on the chip.</summary>
/// <param name="Name">As <c>population[i]</c>.</param>
/// <param name="Unit">Number among the image's units.</param>
/// <param name="Core">Core of its soma; null for an input.</param>
/// <param name="LocalIndex">Number among the neurons of that core; null for an input.</param>
/// <param name="Feeds">Axons that its spikes reach, by core.</param>
public sealed record UnitPlace(string Name, int Unit, int? Core, int? LocalIndex, IReadOnlyList<AxonPlace> Feeds);

/// <summary>From the network's names to places on the chip and back.</summary>
public sealed class ImageWhere(ChipImage image)
{
    /// <summary><c>population[i]</c> of a unit.</summary>
    public string NameOf(int unit)
    {
        var (name, first, _) = GroupOf(unit);
        return string.Create(CultureInfo.InvariantCulture, $"{name}[{unit - first}]");
    }

    /// <summary>Input or population of a unit, with the first unit of it and the one after its last.</summary>
    public (string Name, int First, int End) GroupOf(int unit)
    {
        foreach (var (name, first, count) in Groups())
        {
            if (unit >= first && unit < first + count)
            {
                return (name, first, first + count);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(unit), unit, $"the image has {image.Units} units");
    }

    /// <summary>Place of element <paramref name="index"/> of an input or population; null where there is none of that name or index.</summary>
    public UnitPlace? Find(string name, int index)
    {
        foreach (var (group, first, count) in Groups())
        {
            if (group == name && index >= 0 && index < count)
            {
                return Place(first + index);
            }
        }

        return null;
    }

    /// <summary>The neuron with a number on a core; null where there is none.</summary>
    public UnitPlace? Find(int core, int localIndex)
    {
        var found = image.Cores.FirstOrDefault(c => c.Core == core);
        return found is not null && localIndex >= 0 && localIndex < found.Neurons.Length ? Place(found.Neurons[localIndex]) : null;
    }

    UnitPlace Place(int unit)
    {
        int? soma = null, local = null;
        var feeds = new List<AxonPlace>();
        foreach (var core in image.Cores)
        {
            var at = core.Neurons.AsSpan().BinarySearch(unit);
            if (at >= 0)
            {
                (soma, local) = (core.Core, at);
            }

            for (var axon = 0; axon < core.Axons.Length; axon++)
            {
                if (core.Axons[axon].SourceUnit == unit)
                {
                    feeds.Add(new AxonPlace(core.Core, axon, core.Axons[axon].DelayTicks));
                }
            }
        }

        return new UnitPlace(NameOf(unit), unit, soma, local, feeds);
    }

    IEnumerable<(string Name, int First, int Count)> Groups() =>
        image.Inputs.Select(input => (input.Name, input.FirstUnit, input.Count))
            .Concat(image.Populations.Select(population => (population.Name, population.FirstUnit, population.Count)));
}
