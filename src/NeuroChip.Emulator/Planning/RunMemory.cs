using NeuroChip.Core.Images;
using NeuroChip.Emulator.Kernels;

namespace NeuroChip.Emulator.Planning;

/// <summary>What a run will allocate, from the sizes in the image alone.</summary>
public static class RunMemory
{
    /// <summary>Bytes of the plan, and of the state of every thread; an estimate that is not below the truth by more than small tables.</summary>
    public static long Bytes(ChipImage image, int threads)
    {
        var synapses = new long[image.Projections.Length];
        foreach (var block in image.Cores.SelectMany(core => core.Blocks))
        {
            synapses[block.Projection] += block.Synapses;
        }

        long rows = 0;
        for (var projection = 0; projection < synapses.Length; projection++)
        {
            var targets = image.Populations[image.Projections[projection].Target].Count;
            rows += RowBytes(image.Projections[projection], targets, synapses[projection]);
        }

        return rows + threads * StateBytes(image);
    }

    // Full matrices are held twice, as the plan has them and as the processor reads them.
    static long RowBytes(ProjectionImage projection, int targets, long synapses)
    {
        const int SparseBytes = 2 * sizeof(ushort), DenseBytes = 2 * sizeof(sbyte);
        var crosspoints = (long)projection.SourceCount * ExecutionPlan.Pad(targets);
        var starts = sizeof(int) * (long)projection.SourceCount * (projection.MaxDelayTicks + 1);
        return starts + (RowsBuilder.IsDense(crosspoints, synapses) ? crosspoints * DenseBytes : synapses * SparseBytes);
    }

    static long StateBytes(ChipImage image)
    {
        var bytes = (long)image.Units * (3 * sizeof(int) + 2 * sizeof(long));
        for (var index = 0; index < image.Populations.Length; index++)
        {
            var shape = KernelCatalog.Shape(image.Populations[index].Family);
            var slots = 1 + image.Projections.Where(p => p.Target == index).Max(p => (int?)p.MaxDelayTicks).GetValueOrDefault();
            var rows = shape.Parameters + 2L * shape.States.Length + (long)slots * shape.Sums + 1;
            bytes += rows * ExecutionPlan.Pad(image.Populations[index].Count) * sizeof(int);
        }

        return bytes;
    }
}
