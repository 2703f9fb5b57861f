using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Lists of synapses as the kernels read them: target and code in one word, each row by ascending target, cut where a segment of targets ends.</summary>
sealed class SynapseLists
{
    const int MostSegments = 16, SegmentsPerUnit = 2;

    readonly int _segments, _segmentTargets;

    public SynapseLists(SparseRows rows, int neurons, int segments)
    {
        _segments = segments;
        _segmentTargets = Math.Max(1, (neurons + segments - 1) / segments);
        Entries = new uint[rows.Targets.Length];
        Starts = new int[StartsOf(rows.Sources, segments)];
        var targets = rows.Targets.Span;
        for (var synapse = 0; synapse < Entries.Length; synapse++)
        {
            Entries[synapse] = ((uint)targets[synapse] << 16) | (ushort)rows.Code(synapse);
        }

        for (var row = 0; row < rows.Sources; row++)
        {
            Cut(row, rows.RowStart[row], rows.RowStart[row + 1]);
        }
    }

    /// <summary>[synapses]: target in the upper 16 bits, code in the lower 16.</summary>
    public uint[] Entries { get; }

    /// <summary>[sources][segments + 1]: where the part of a row begins that is of a segment.</summary>
    public int[] Starts { get; }

    /// <summary>Processors work on segments apart, which saves atomic additions; elsewhere there is one.</summary>
    public static int SegmentsFor(IDeviceRuntime runtime) => runtime.WideItems ? Math.Clamp(SegmentsPerUnit * runtime.Device.Units, 1, MostSegments) : 1;

    public static int StartsOf(int sources, int segments) => checked(sources * (segments + 1));

    // The order of additions is free: sums wrap.
    void Cut(int row, int first, int end)
    {
        Entries.AsSpan(first..end).Sort();
        var starts = Starts.AsSpan(row * (_segments + 1), _segments + 1);
        var next = first;
        for (var segment = 0; segment <= _segments; segment++)
        {
            while (next < end && (int)(Entries[next] >> 16) / _segmentTargets < segment)
            {
                next++;
            }

            starts[segment] = next;
        }
    }
}
