using System.Numerics;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// Places whole cores of networks that are too large to move single neurons: along a Hilbert curve, then by exchanges under falling temperature.
/// Squares of loads (balance, congestion) are not looked at.
/// </summary>
sealed class CorePlacer(MappingRequest request, MappingOptions options)
{
    const int StepsPerEffort = 100;
    const int Rounds = 60;
    const double Hot = 0.5;
    const double Cold = 0.005;

    public Placement Place(LoweredNetwork network, HardwareProfile profile, Placement inOrder, CostModel cost)
    {
        var traffic = CoreTraffic.Of(network, new AxonKeys(profile.Synapse), inOrder, options.Rates);
        var found = new CorePlaces(traffic, profile.Mesh, cost, AlongCurve(profile.Mesh, traffic.Cores));
        Anneal(traffic, found);
        var before = new CorePlaces(traffic, profile.Mesh, cost, [.. Enumerable.Range(0, traffic.Cores)]);
        return found.Cost() >= before.Cost()
            ? inOrder
            : new Placement([.. inOrder.Cores.Select(core => core with { Core = found.NumberOf(core.Core) }).OrderBy(core => core.Core)]);
    }

    // Tiles of the smallest square of the mesh that suffices, in the order of the curve; all cores of a tile follow each other.
    static int[] AlongCurve(MeshSpec mesh, int cores)
    {
        var tiles = (cores + mesh.CoresPerTile - 1) / mesh.CoresPerTile;
        var side = 1;
        while ((long)Math.Min(side, mesh.Width) * Math.Min(side, mesh.Height) < tiles)
        {
            side++;
        }

        var bits = BitOperations.Log2((uint)side) + 1;
        return [..
            from y in Enumerable.Range(0, Math.Min(side, mesh.Height))
            from x in Enumerable.Range(0, Math.Min(side, mesh.Width))
            orderby HilbertCurve.IndexOf(x, y, bits)
            from slot in Enumerable.Range(0, mesh.CoresPerTile)
            select (((y * mesh.Width) + x) * mesh.CoresPerTile) + slot];
    }

    void Anneal(CoreTraffic traffic, CorePlaces places)
    {
        var perRound = Math.Max(1, (long)request.Effort * StepsPerEffort * traffic.Cores / Rounds);
        var cooling = DeterministicMath.Exp(DeterministicMath.Log(Cold / Hot) / (Rounds - 1));
        var temperature = Hot * Typical(places);
        var step = 0L;
        for (var round = 0; round < Rounds && !request.ShouldStop(); round++, temperature *= cooling)
        {
            request.Progress((double)round / Rounds, 1);
            for (var i = 0; i < perRound; i++)
            {
                Step(traffic, places, step++, temperature);
            }
        }
    }

    void Step(CoreTraffic traffic, CorePlaces places, long step, double temperature)
    {
        var random = Philox.Block((uint)step, (uint)(step >> 32), (uint)RandomStream.Placement, 1, (uint)options.Seed, (uint)(options.Seed >> 32));
        var core = Pick(random.X0, traffic.Cores);
        var (from, to) = (places.PlaceOf(core), Target(traffic, places, core, random.X1, random.X3));
        if (from == to)
        {
            return;
        }

        var change = places.Exchange(from, to);
        if (change > 0 && change >= temperature * -DeterministicMath.Log((random.X2 + 0.5) / (1L << 32)))
        {
            places.Exchange(from, to);
        }
    }

    // Half of the time a place near a core that the first one talks to, else any.
    static int Target(CoreTraffic traffic, CorePlaces places, int core, uint random, uint kind)
    {
        const int Reach = 4;
        var partners = traffic.Of(core).Partners;
        if (partners.Length == 0 || (kind & 1) == 0)
        {
            return Pick(random, places.Places);
        }

        var near = (int)((kind >> 1) % ((2 * Reach) + 1)) - Reach;
        return Math.Clamp(places.PlaceOf(partners[Pick(random, partners.Length)]) + near, 0, places.Places - 1);
    }

    // Mean change by exchanges all over the mesh; each is taken back.
    static double Typical(CorePlaces places)
    {
        const int Samples = 100;
        var sum = 0.0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var (a, b) = (sample * 7919 % places.Places, sample * 104729 % places.Places);
            sum += Math.Abs(places.Exchange(a, b));
            places.Exchange(a, b);
        }

        return sum / Samples;
    }

    static int Pick(uint random, int exclusiveMax) => (int)((ulong)random * (uint)exclusiveMax >> 32);
}
