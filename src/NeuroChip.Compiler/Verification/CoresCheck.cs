using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>Every core in use is on the mesh, once, and every neuron has exactly one soma.</summary>
static class CoresCheck
{
    public static void Verify(ChipImage image, DiagnosticBag diagnostics)
    {
        var cores = image.Profile.Mesh.Cores;
        var used = new HashSet<int>();
        var somas = new int[image.Units];
        foreach (var core in image.Cores)
        {
            if (core.Core < 0 || core.Core >= cores || !used.Add(core.Core))
            {
                diagnostics.Add(MappingCodes.TooManyCores.With(
                    $"The image uses core {core.Core}{(core.Core < cores ? " twice" : "")}; '{image.Profile.Name}' has {cores} cores."));
            }

            foreach (var unit in core.Neurons)
            {
                somas[unit]++;
            }
        }

        foreach (var population in image.Populations)
        {
            var wrong = somas.AsSpan(population.FirstUnit, population.Count).IndexOfAnyExcept(1);
            if (wrong >= 0)
            {
                diagnostics.Add(MappingCodes.Neurons.With(
                    $"Neuron {population.Name}[{wrong}] is placed on {somas[population.FirstUnit + wrong]} cores instead of one."));
            }
        }
    }
}
