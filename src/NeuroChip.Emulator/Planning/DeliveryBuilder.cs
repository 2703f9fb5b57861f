using System.Collections.Immutable;
using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Planning;

/// <summary>Gathers the synapses of all cores into deliveries, in two walks over the image: one counts, one fills.</summary>
static class DeliveryBuilder
{
    public static ImmutableArray<Delivery> Build(ChipImage image)
    {
        var parts = new PartTable(image);
        var counter = new Counter(parts);
        SynapseWalk.Run(image, ref counter);
        var filler = new Filler(parts);
        SynapseWalk.Run(image, ref filler);
        return [.. parts.Deliveries()];
    }

    readonly struct Counter(PartTable parts) : ISynapseVisitor
    {
        public void Synapse(int projection, int delay, int source, int target, int code)
        {
            var weight = parts.Weight(projection, code);
            if (parts.Keeps(projection, weight))
            {
                parts.Find(projection, delay, target, out _).Count(source, weight);
            }
        }
    }

    readonly struct Filler(PartTable parts) : ISynapseVisitor
    {
        public void Synapse(int projection, int delay, int source, int target, int code)
        {
            var weight = parts.Weight(projection, code);
            if (parts.Keeps(projection, weight))
            {
                parts.Find(projection, delay, target, out var column).Add(source, column, weight);
            }
        }
    }
}
