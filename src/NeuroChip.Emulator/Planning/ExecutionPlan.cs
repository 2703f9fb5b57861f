using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Planning;

/// <summary>
/// A chip image rearranged for speed: where neurons sit no longer matters, since sums wrap and their order is free. What the placement
/// costs is counted after the run, from spikes per unit (<see cref="Accounting.EventAccounting"/>). Immutable; shared by all workers.
/// </summary>
public sealed class ExecutionPlan
{
    /// <summary>Per-neuron arrays are padded to a multiple of this: whole lanes, one word of bits, a cache line of 8-bit codes.</summary>
    public const int LanePadding = 64;

    readonly Lazy<PacketTable> _packets;
    readonly Lazy<int[]> _layerOf;

    ExecutionPlan(ChipImage image, ImmutableArray<Delivery> deliveries, BlockActivity activity)
    {
        Image = image;
        Deliveries = deliveries;
        Activity = activity;
        _packets = new(() => new(image));
        Plasticity = PlasticityPlanner.Plan(image, deliveries);
        _layerOf = new(() => LayersOf(image));
        Populations = [.. image.Populations.Select((population, index) => new PlannedPopulation
        {
            Image = population,
            Shape = KernelCatalog.Shape(population.Family),
            PaddedCount = Pad(population.Count),
            Slots = 1 + deliveries.Where(d => d.Target == index).Max(d => (int?)d.DelayTicks).GetValueOrDefault(),
        })];
    }

    public ChipImage Image { get; }

    public ImmutableArray<PlannedPopulation> Populations { get; }

    /// <summary>In the order of projections, then of delays.</summary>
    public ImmutableArray<Delivery> Deliveries { get; }

    /// <summary>Projections that learn.</summary>
    public ImmutableArray<PlannedPlasticity> Plasticity { get; }

    /// <summary>Whether a sample leaves something behind for the next one: learned weights, or states that populations keep.</summary>
    public bool Learns => !Plasticity.IsEmpty || Populations.Any(population => !population.Image.KeptStates.IsEmpty);

    /// <summary>Blocks whose active ticks must be counted during the run.</summary>
    public BlockActivity Activity { get; }

    /// <summary>Where the packets of every unit go.</summary>
    public PacketTable Packets => _packets.Value;

    /// <summary>[units]: input or population that each belongs to, see <see cref="Groups"/>.</summary>
    public int[] LayerOf => _layerOf.Value;

    /// <summary>Input populations first, then populations of neurons: what spikes are collected by.</summary>
    public int Groups => Image.Inputs.Length + Populations.Length;

    public static int Pad(int count) => checked(count + LanePadding - 1) / LanePadding * LanePadding;

    public static ExecutionPlan From(ChipImage image)
    {
        ImageConsistency.Verify(image);
        VerifyPorts(image);
        return new(image, DeliveryBuilder.Build(image), BlockActivity.Of(image));
    }

    /// <summary>
    /// A plan whose synapses follow from a rule and were never in the image, whose cores hold somas alone. What synapses cost is then not counted by
    /// core: the image does not say where they are.
    /// </summary>
    /// <param name="deliveries">In the order of projections, then of delays.</param>
    public static ExecutionPlan From(ChipImage image, ImmutableArray<Delivery> deliveries)
    {
        ImageConsistency.Verify(image);
        VerifyPorts(image);
        return new(image, deliveries, BlockActivity.Of(image));
    }

    static int[] LayersOf(ChipImage image)
    {
        var layers = new int[image.Units];
        var sizes = image.Inputs.Select(input => (input.FirstUnit, input.Count)).Concat(image.Populations.Select(p => (p.FirstUnit, p.Count)));
        foreach (var (layer, (first, count)) in sizes.Index())
        {
            Array.Fill(layers, layer, first, count);
        }

        return layers;
    }

    static void VerifyPorts(ChipImage image)
    {
        foreach (var projection in image.Projections)
        {
            var target = image.Populations[projection.Target];
            if ((uint)projection.Port >= (uint)KernelCatalog.Shape(target.Family).Ports)
            {
                throw new InputErrorException(ImageCodes.Inconsistent.With(
                    $"Projection '{projection.Name}' ends in port {projection.Port} of '{target.Name}'; family {target.Family} has {KernelCatalog.Shape(target.Family).Ports}."));
            }
        }
    }
}
