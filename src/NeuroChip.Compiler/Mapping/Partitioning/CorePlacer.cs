using System.Numerics;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// Places whole cores of networks that are too large to move single neurons: along a Hilbert curve, then by exchanges under falling temperature.
/// Which neurons share a core does not change, so neither do messages nor the cores' work.
/// </summary>
sealed class CorePlacer(MappingRequest request, MappingOptions options)
{
    const int StepsPerEffort = 100;
    const int Rounds = 60;

    // Loads are looked at link by link: steps take so many times longer, and are so much fewer.
    const int LoadedWork = 8;

    const double Hot = 0.5;
    const double Cold = 0.005;

    /// <param name="network">The network.</param>
    /// <param name="profile">The chip.</param>
    /// <param name="filled">Which neurons share a core; the sets that are pinned first, in the order of their cores.</param>
    /// <param name="cost">What is to fall.</param>
    /// <param name="hints">Which cores are pinned and which must stay empty.</param>
    /// <returns>Null where, without hints, the cores as they are numbered are no worse.</returns>
    public Placement? Place(LoweredNetwork network, HardwareProfile profile, Placement filled, CostModel cost, ResolvedHints hints)
    {
        var traffic = CoreTraffic.Of(network, new AxonKeys(profile.Synapse), filled, options.Rates);
        var pinned = hints.PinnedCores.ToArray();
        var places = AlongCurve(profile.Mesh, traffic.Cores, hints).Except(pinned);
        var found = new CorePlaces(traffic, profile.Mesh, cost, [.. pinned, .. places]);
        Anneal(traffic, found, pinned.Length, cost);
        return request.Hints.IsEmpty && found.Cost() >= new CorePlaces(traffic, profile.Mesh, cost, [.. Enumerable.Range(0, traffic.Cores)]).Cost()
            ? null
            : new Placement([.. filled.Cores.Select(core => core with { Core = found.NumberOf(core.Core) }).OrderBy(core => core.Core)]);
    }

    // Tiles of the smallest square of the mesh that suffices, in the order of the curve; all cores of a tile follow each other.
    static int[] AlongCurve(MeshSpec mesh, int cores, ResolvedHints hints)
    {
        for (var side = 1; ; side++)
        {
            var found = AlongCurve(mesh, side).Where(core => !hints.Forbidden.Contains(core)).ToArray();
            if (found.Length >= cores || side >= Math.Max(mesh.Width, mesh.Height))
            {
                return found;
            }
        }
    }

    static IEnumerable<int> AlongCurve(MeshSpec mesh, int side)
    {
        var bits = BitOperations.Log2((uint)side) + 1;
        return
            from y in Enumerable.Range(0, Math.Min(side, mesh.Height))
            from x in Enumerable.Range(0, Math.Min(side, mesh.Width))
            orderby HilbertCurve.IndexOf(x, y, bits)
            from slot in Enumerable.Range(0, mesh.CoresPerTile)
            select (((y * mesh.Width) + x) * mesh.CoresPerTile) + slot;
    }

    // The first cores are pinned and stay on the first places.
    void Anneal(CoreTraffic traffic, CorePlaces places, int pinned, CostModel cost)
    {
        var perRound = Math.Max(1, (long)request.Effort * StepsPerEffort * traffic.Cores / Rounds / (cost.Congestion > 0 ? LoadedWork : 1));
        var cooling = DeterministicMath.Exp(DeterministicMath.Log(Cold / Hot) / (Rounds - 1));
        var temperature = Hot * Typical(places, pinned);
        var step = 0L;
        for (var round = 0; round < Rounds && !request.ShouldStop(); round++, temperature *= cooling)
        {
            request.Progress((double)round / Rounds, 1);
            for (var i = 0; i < perRound; i++)
            {
                Step(traffic, places, pinned, step++, temperature);
            }
        }
    }

    void Step(CoreTraffic traffic, CorePlaces places, int pinned, long step, double temperature)
    {
        var random = Philox.Block((uint)step, (uint)(step >> 32), (uint)RandomStream.Placement, 1, (uint)options.Seed, (uint)(options.Seed >> 32));
        var core = Pick(random.X0, traffic.Cores);
        var (from, to) = (places.PlaceOf(core), Target(traffic, places, core, random.X1, random.X3));
        if (from == to || from < pinned || to < pinned)
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
    static double Typical(CorePlaces places, int pinned)
    {
        const int Samples = 100;
        var sum = 0.0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var (a, b) = (sample * 7919 % places.Places, sample * 104729 % places.Places);
            if (a < pinned || b < pinned)
            {
                continue;
            }

            sum += Math.Abs(places.Exchange(a, b));
            places.Exchange(a, b);
        }

        return sum / Samples;
    }

    static int Pick(uint random, int exclusiveMax) => (int)((ulong)random * (uint)exclusiveMax >> 32);
}
