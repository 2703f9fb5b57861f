namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Work items in two dimensions, and those of one group. Kernels ignore items beyond what they have work for, so sizes are rounded up.</summary>
readonly record struct LaunchSize(int ItemsX, int ItemsY, int GroupX, int GroupY)
{
    public int GroupsX => (ItemsX + GroupX - 1) / GroupX;

    public int GroupsY => (ItemsY + GroupY - 1) / GroupY;
}
