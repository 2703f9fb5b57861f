namespace NeuroChip.Emulator.Learning;

/// <summary>Pulses of a projection, and the conductances that they met.</summary>
struct DeviceTally
{
    public long Up, Down, ShareUp, ShareDown;

    /// <param name="shares">Conductance before and after the pulse, added.</param>
    public void Add(bool up, long shares)
    {
        if (up)
        {
            Up++;
            ShareUp += shares;
        }
        else
        {
            Down++;
            ShareDown += shares;
        }
    }
}
