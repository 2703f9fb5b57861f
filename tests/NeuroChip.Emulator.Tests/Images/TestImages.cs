using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Tests.Images;

public static class TestImages
{
    /// <summary>
    /// 20 inputs and 90 recurrent neurons on 12 cores, with several spikes a tick; dense blocks without delays, or sparse ones with delays whose sums go
    /// to another core.
    /// </summary>
    public static ChipImage Recurrent(bool dense, HardwareProfile profile)
    {
        var chip = new TestChip { Cores = 12, Dense = dense, Profile = profile, BlockHome = core => dense ? core : (core + 1) % 12 };
        var input = chip.Input("in", 20);
        var codes = new LifCodes { Reset = 2, MaxSpikes = 3, Threshold = [60] }.ToArray();
        var hidden = chip.Population("hidden", 90, "lif", 1, codes);
        chip.Project(input, 20, hidden, from i in Enumerable.Range(0, 20) from j in Enumerable.Range(0, 90) where (i * 7 + j) % 3 == 0 select new TestSynapse(i, j, (i * 13 + j * 5) % 60 - 10));
        chip.Project(chip.FirstUnitOf(hidden), 90, hidden, Enumerable.Range(0, 90).SelectMany(n => Enumerable.Range(1, 7).Select(k => new TestSynapse(n, (n * 3 + k * 11) % 90, 9, dense ? 0 : k % 3))));
        chip.Output(hidden);
        return chip.Build();
    }
}
