using NeuroChip.Core.Random;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Tests.Lanes;

public class LanePhiloxTests
{
    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(0x9E3779B97F4A7C15UL)]
    public void Bits_OnLanes_EqualTheReference(ulong seed)
    {
        foreach (var element in new[] { 0, 1, 77, int.MaxValue, -1, int.MinValue })
        {
            Lane1 lane = new(element), tick = new(element ^ 5), draw = new(~element);
            var expected = Philox.Bits(seed, RandomStream.MembraneNoise, unchecked((uint)element), unchecked((uint)tick.Value), unchecked((uint)draw.Value));
            LanePhilox.Bits(seed, RandomStream.MembraneNoise, lane, tick, draw).Value.Should().Be(unchecked((int)expected));
            LanePhilox.Below(255, seed, RandomStream.MembraneNoise, lane, tick, draw).Value
                .Should().Be(Philox.Below(255, seed, RandomStream.MembraneNoise, unchecked((uint)element), unchecked((uint)tick.Value), unchecked((uint)draw.Value)));
        }
    }
}
