using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Kernels;

namespace NeuroChip.Emulator.Tests.Kernels;

public class FamilyStatesTests
{
    // The compiler checks the states that a population keeps, and does not know the kernels.
    [Fact]
    public void States_OfEveryFamily_AreThoseOfItsKernel()
    {
        foreach (var family in NeuronFamilies.All)
        {
            NeuronFamilies.States(family).Should().Equal(KernelCatalog.Shape(family).States, family);
        }
    }
}
