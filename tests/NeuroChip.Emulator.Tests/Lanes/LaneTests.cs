using NeuroChip.Core.Random;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Tests.Lanes;

/// <summary>Every operation of every vector lane against the single lane, on the ends of the ranges and on random values.</summary>
public class LaneTests
{
    static readonly int[] Ends =
    [
        0, 1, -1, 2, -2, 3, int.MaxValue, int.MinValue, int.MaxValue - 1, int.MinValue + 1, 4095, 4096, -4096, -4097, 65535, 65536,
        (1 << 23) - 1, 1 << 23, -(1 << 23), -(1 << 23) - 1, 0x55555555, unchecked((int)0xAAAAAAAA),
    ];

    static readonly int[] Shifts = [0, 1, 5, 12, 15, 16, 23, 30, 31];

    /// <summary>All pairs of ends, then random pairs: a multiple of 16 values each.</summary>
    static readonly (int A, int B)[] Pairs = MakePairs();

    [Fact]
    public void Lane4_AllOperations_EqualLane1() => Compare<Lane4>();

    [Fact]
    public void Lane8_AllOperations_EqualLane1() => Compare<Lane8>();

    [Fact]
    public void Lane16_AllOperations_EqualLane1() => Compare<Lane16>();

    [Fact]
    public void MulShiftRight_AnyOperands_IsFloorOfTheLongProduct()
    {
        foreach (var (a, b) in Pairs)
        {
            for (var count = 0; count <= 32; count++)
            {
                Lane1.MulShiftRight(new(a), new(b), count).Value.Should().Be(unchecked((int)((long)a * b >> count)));
            }
        }
    }

    [Fact]
    public void MulShiftTowardZero_AnyOperands_ShiftsTheMagnitude()
    {
        LaneMath.MulShiftTowardZero(new Lane1(-1), new(1), 12).Value.Should().Be(0, "where an arithmetic shift gives −1");
        foreach (var (a, b) in Pairs)
        {
            foreach (var count in Shifts)
            {
                var product = (long)a * b;
                var expected = product >= 0 ? product >> count : -(-product >> count);
                LaneMath.MulShiftTowardZero(new Lane1(a), new(b), count).Value.Should().Be(unchecked((int)expected), "{0} · {1} >> {2}", a, b, count);
            }
        }
    }

    [Fact]
    public void MulShiftNearest_AnyOperands_RoundsHalvesUp()
    {
        foreach (var (a, b) in Pairs)
        {
            foreach (var count in Shifts)
            {
                var half = count == 0 ? 0 : Int128.One << (count - 1);
                var expected = unchecked((int)(long)(((Int128)a * b + half) >> count));
                LaneMath.MulShiftNearest(new Lane1(a), new(b), count).Value.Should().Be(expected, "{0} · {1} >> {2}", a, b, count);
            }
        }
    }

    static void Compare<TLane>() where TLane : struct, IVectorLane<TLane>
    {
        Compare<TLane>("+", (a, b) => a + b, (a, b) => a + b);
        Compare<TLane>("-", (a, b) => a - b, (a, b) => a - b);
        Compare<TLane>("*", (a, b) => a * b, (a, b) => a * b);
        Compare<TLane>("&", (a, b) => a & b, (a, b) => a & b);
        Compare<TLane>("|", (a, b) => a | b, (a, b) => a | b);
        Compare<TLane>("^", (a, b) => a ^ b, (a, b) => a ^ b);
        Compare<TLane>("min", TLane.Min, Lane1.Min);
        Compare<TLane>("max", TLane.Max, Lane1.Max);
        Compare<TLane>("=", TLane.Equal, Lane1.Equal);
        Compare<TLane>(">", TLane.GreaterThan, Lane1.GreaterThan);
        Compare<TLane>(">=", TLane.GreaterOrEqual, Lane1.GreaterOrEqual);
        Compare<TLane>("choose", (a, b) => TLane.Choose(TLane.GreaterThan(a, b), a, b), (a, b) => Lane1.Choose(Lane1.GreaterThan(a, b), a, b));
        Compare<TLane>("constant", (a, _) => a + TLane.Constant(-7), (a, _) => a + Lane1.Constant(-7));
        foreach (var count in Shifts)
        {
            Compare<TLane>($"<< {count}", (a, _) => a << count, (a, _) => a << count);
            Compare<TLane>($">> {count}", (a, _) => a >> count, (a, _) => a >> count);
            Compare<TLane>($">>> {count}", (a, _) => a >>> count, (a, _) => a >>> count);
            Compare<TLane>($"product >> {count}", (a, b) => TLane.MulShiftRight(a, b, count), (a, b) => Lane1.MulShiftRight(a, b, count));
            Compare<TLane>($"tz {count}", (a, b) => LaneMath.MulShiftTowardZero(a, b, count), (a, b) => LaneMath.MulShiftTowardZero(a, b, count));
            Compare<TLane>($"near {count}", (a, b) => LaneMath.MulShiftNearest(a, b, count), (a, b) => LaneMath.MulShiftNearest(a, b, count));
        }

        Compare<TLane>("product >> 32", (a, b) => TLane.MulShiftRight(a, b, 32), (a, b) => Lane1.MulShiftRight(a, b, 32));
        CompareMemory<TLane>();
    }

    static void Compare<TLane>(string operation, Func<TLane, TLane, TLane> lanes, Func<Lane1, Lane1, Lane1> single)
        where TLane : struct, IVectorLane<TLane>
    {
        int[] a = new int[TLane.Width], b = new int[TLane.Width], result = new int[TLane.Width];
        for (var first = 0; first + TLane.Width <= Pairs.Length; first += TLane.Width)
        {
            for (var i = 0; i < TLane.Width; i++)
            {
                (a[i], b[i]) = Pairs[first + i];
            }

            TLane.Store(lanes(TLane.Load(in a[0]), TLane.Load(in b[0])), ref result[0]);
            for (var i = 0; i < TLane.Width; i++)
            {
                var expected = single(new(a[i]), new(b[i])).Value;
                Assert.True(expected == result[i], $"{a[i]} {operation} {b[i]} in element {i}: {result[i]} instead of {expected}");
            }
        }
    }

    static void CompareMemory<TLane>() where TLane : struct, IVectorLane<TLane>
    {
        var bytes = Enumerable.Range(-128, 256).Select(i => (sbyte)i).ToArray();
        var words = bytes.Select(i => (short)(i * 255)).ToArray();
        var stored = new int[TLane.Width];
        for (var first = 0; first + TLane.Width <= bytes.Length; first++)
        {
            TLane.Store(TLane.LoadWidened(in bytes[first]), ref stored[0]);
            stored.Should().Equal(bytes.Skip(first).Take(TLane.Width).Select(code => (int)code));
            TLane.Store(TLane.LoadWidened(in words[first]), ref stored[0]);
            stored.Should().Equal(words.Skip(first).Take(TLane.Width).Select(code => (int)code));
        }

        for (var bits = 0u; bits < 1u << TLane.Width; bits = bits * 3 + 1)
        {
            var values = Enumerable.Range(0, TLane.Width).Select(i => (bits >> i & 1) == 0 ? 0 : i % 2 == 0 ? 1 : int.MinValue).ToArray();
            TLane.NonZeroBits(TLane.Load(in values[0])).Should().Be(bits);
        }
    }

    static (int, int)[] MakePairs()
    {
        var ends = from a in Ends from b in Ends select (a, b);
        var random = Enumerable.Range(0, 2000).Select(i => (Draw(i, 0), Draw(i, 1) >> (i % 32)));
        var all = ends.Concat(random).ToArray();
        return all[..(all.Length / 16 * 16)];
    }

    static int Draw(int element, uint draw) => (int)Philox.Bits(7, RandomStream.InputEncoding, (uint)element, 0, draw);
}
