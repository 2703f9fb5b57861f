using NeuroChip.Core.Random;

namespace NeuroChip.Emulator.Tests.Kernels;

/// <summary>Random numbers of a test case, the same in every run.</summary>
sealed class Draws(int number)
{
    uint _next;

    public int Between(int least, int greatest) =>
        least + Philox.Below(greatest - least + 1, 3, RandomStream.InputEncoding, (uint)number, 0, _next++);
}
