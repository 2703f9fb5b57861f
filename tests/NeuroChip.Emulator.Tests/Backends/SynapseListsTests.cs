using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Tests.Backends;

public class SynapseListsTests
{
    // Source 0: targets 5, 1, 9 with codes −1, 2, 3; source 1: none; source 2: target 4 twice. Segments of 4, 4 and 2 of 10 targets.
    static readonly SparseRows<short> Rows = new()
    {
        Sources = 3,
        RowStart = [0, 3, 3, 5],
        Targets = Array<ushort>([5, 1, 9, 4, 4]),
        Codes = Array<short>([-1, 2, 3, 7, -7]),
    };

    [Fact]
    public void Lists_InSegments_AreSortedAndCut()
    {
        var lists = new SynapseLists(Rows, neurons: 10, segments: 3);
        lists.Entries[..3].Select(entry => ((int)(entry >> 16), (int)(short)entry)).Should().Equal((1, 2), (5, -1), (9, 3));
        lists.Starts.Should().Equal(0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 5, 5);
    }

    [Fact]
    public void Columns_OfTargets_KeepTheOrderOfSourcesAndPairs()
    {
        var columns = new SynapseColumns(Rows, neurons: 10, firstSource: 20);
        columns.Start.Should().Equal(0, 0, 1, 1, 1, 3, 4, 4, 4, 4, 5);
        columns.Sources.Should().Equal(20, 22, 22, 20, 20);
        columns.Codes.Should().Equal(2, 7, -7, -1, 3);
    }

    static AlignedArray<T> Array<T>(T[] values) where T : unmanaged
    {
        var array = new AlignedArray<T>(values.Length);
        values.CopyTo(array.Span);
        return array;
    }
}
