using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

/// <summary>A tick on a mesh of up to 4 × 4 tiles with up to three cores each, hot spots included.</summary>
/// <param name="Firing">For each neuron: its core, whether it is updated, and its destinations with the synapses there.</param>
sealed record RandomActivity(TileMesh Mesh, int LinkBufferSize, (int Core, bool Updated, (int Core, int Synapses)[] To)[] Firing)
{
    public TickActivity Record()
    {
        var activity = new TickActivity(Mesh.Cores);
        foreach (var (core, updated, destinations) in Firing)
        {
            activity.Work(core, destinations.Length > 0 ? SomaWork.Fired : updated ? SomaWork.Updated : SomaWork.Idle);
            foreach (var (to, synapses) in destinations)
            {
                activity.Send(0, core, to, 1, synapses);
            }
        }

        return activity;
    }

    public static Arbitrary<RandomActivity> Any() => (
        from width in Gen.Choose(1, 4)
        from height in Gen.Choose(1, 4)
        from coresPerTile in Gen.Choose(1, 3)
        from buffer in Gen.Choose(1, 8)
        let mesh = new TileMesh(width, height, coresPerTile)
        from neurons in Neuron(mesh).ArrayOf()
        select new RandomActivity(mesh, buffer, neurons)).ToArbitrary();

    // Half of all messages go to core 0.
    static Gen<(int Core, bool Updated, (int Core, int Synapses)[] To)> Neuron(TileMesh mesh) =>
        from core in Gen.Choose(0, mesh.Cores - 1)
        from updated in Gen.Elements(true, false)
        from destinations in Gen.Choose(-mesh.Cores, mesh.Cores - 1).Select(to => Math.Max(to, 0)).Zip(Gen.Choose(1, 20)).ArrayOf()
        select (core, updated, destinations.DistinctBy(to => to.Item1).OrderBy(to => to.Item1).ToArray());
}
