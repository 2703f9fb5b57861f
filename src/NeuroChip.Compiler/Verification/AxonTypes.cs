using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>
/// Chips whose neurons have one weight for each type of axon: two axons may have the same type if no neuron wants different weights from them. Where several projections
/// lead from an axon to a neuron, the weight is their sum. For families that weigh by themselves, it is the connections to each port.
/// </summary>
/// <remarks>
/// Axons that share no neuron, not even by way of others, are typed independently. Among the others types are given first come, first served, and, where every axon has one
/// weight for all its neurons, by that weight; the better of both counts. The number is one that suffices and not always the smallest.
/// </remarks>
static class AxonTypes
{
    // A weight to each of four ports, added up in 16 bits each.
    const int PortBits = 16;

    public static int Needed(ChipImage image, CoreImage core)
    {
        var rows = Enumerable.Range(0, core.Axons.Length).Select(axon => WeightsOf(image, core, axon)).Where(row => row.Count > 0).ToArray();
        var component = Components(rows);
        return rows.Select((row, index) => (row, index)).GroupBy(entry => component[entry.index], entry => entry.row)
            .Select(group => Math.Min(ByWeight([.. group]), FirstFit(group)))
            .DefaultIfEmpty()
            .Max();
    }

    static int ByWeight(Dictionary<int, long>[] rows) =>
        rows.All(row => row.Values.Distinct().Count() == 1) ? rows.Select(row => row.Values.First()).Distinct().Count() : int.MaxValue;

    static int FirstFit(IEnumerable<Dictionary<int, long>> rows)
    {
        var types = new List<Dictionary<int, long>>();
        foreach (var row in rows)
        {
            var type = types.FirstOrDefault(known => row.All(w => !known.TryGetValue(w.Key, out var other) || other == w.Value));
            if (type is null)
            {
                types.Add(type = []);
            }

            foreach (var (target, weight) in row)
            {
                type[target] = weight;
            }
        }

        return types.Count;
    }

    // For every row the first row that it hangs together with.
    static int[] Components(Dictionary<int, long>[] rows)
    {
        var parent = Enumerable.Range(0, rows.Length).ToArray();
        int Root(int row)
        {
            while (parent[row] != row)
            {
                row = parent[row] = parent[parent[row]];
            }

            return row;
        }

        var firstOf = new Dictionary<int, int>();
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var target in rows[row].Keys)
            {
                if (!firstOf.TryAdd(target, row))
                {
                    parent[Root(row)] = Root(firstOf[target]);
                }
            }
        }

        return [.. parent.Select((_, row) => Root(row))];
    }

    static Dictionary<int, long> WeightsOf(ChipImage image, CoreImage core, int axon)
    {
        var weights = new Dictionary<int, long>();
        foreach (var block in core.Blocks)
        {
            var row = axon - block.FirstAxon;
            if (row < 0 || row >= block.AxonCount)
            {
                continue;
            }

            var shift = image.Projections[block.Projection].Port * PortBits;
            var columns = block.Targets.Length;
            var (first, end) = block.IsDense ? (row * columns, (row + 1) * columns) : (block.RowStart[row], block.RowStart[row + 1]);
            for (var s = first; s < end; s++)
            {
                var target = block.Targets[block.IsDense ? s - first : block.Columns[s]];
                var before = weights.GetValueOrDefault(target);
                var sum = (short)((before >> shift) + block.Codes[s]);
                var after = (before & ~((long)ushort.MaxValue << shift)) | ((long)(ushort)sum << shift);
                if (after != before)
                {
                    weights[target] = after;
                }
            }
        }

        foreach (var target in weights.Where(weight => weight.Value == 0).Select(weight => weight.Key).ToList())
        {
            weights.Remove(target);
        }

        return weights;
    }
}
