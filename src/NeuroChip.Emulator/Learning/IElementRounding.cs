namespace NeuroChip.Emulator.Learning;

/// <summary>The numbers r, in 1/2^16 (0…2^16), that fractions are compared with, one for each element: a fraction counts where r is below it.</summary>
public interface IElementRounding
{
    int Trace(int axon, int tick);

    int Weight(int synapse, int tick);
}
