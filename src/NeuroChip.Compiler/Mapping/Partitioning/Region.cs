using System.Collections.Immutable;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// The part of the mesh that a search uses: tiles as near to a square as the mesh allows, with some more cores than are needed, because a large mesh costs time and
/// long ways are never better.
/// </summary>
static class Region
{
    /// <returns>Core numbers, ascending; fewer than <paramref name="cores"/> where the mesh has no more.</returns>
    public static ImmutableArray<int> Of(MeshSpec mesh, int cores, ResolvedHints hints)
    {
        var wanted = cores + (cores / 4) + 2;
        for (var side = 1; ; side++)
        {
            var (width, height) = (Math.Min(side, mesh.Width), Math.Min(side, mesh.Height));
            var free = Cores(mesh, width, height).Where(core => !hints.Forbidden.Contains(core)).ToList();
            if (free.Count >= wanted || (width == mesh.Width && height == mesh.Height))
            {
                return [.. free.Union(hints.PinnedCores).Order()];
            }

            // Where one dimension is short the other goes on growing, and the square stays as small as possible.
            var wider = Cores(mesh, Math.Min(side + 1, mesh.Width), height).Where(core => !hints.Forbidden.Contains(core)).ToList();
            if (wider.Count >= wanted)
            {
                return [.. wider.Union(hints.PinnedCores).Order()];
            }
        }
    }

    static IEnumerable<int> Cores(MeshSpec mesh, int width, int height) =>
        from y in Enumerable.Range(0, height)
        from x in Enumerable.Range(0, width)
        from slot in Enumerable.Range(0, mesh.CoresPerTile)
        select (((y * mesh.Width) + x) * mesh.CoresPerTile) + slot;
}
