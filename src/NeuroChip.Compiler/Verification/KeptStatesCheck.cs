using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Verification;

/// <summary>Whether the states that populations keep are states of the neurons that they become on the chip.</summary>
static class KeptStatesCheck
{
    /// <summary>False, with NC2430 for each name that does not exist, where there is one.</summary>
    public static bool Run(NetworkGraph network, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        var complete = true;
        foreach (var population in network.Populations.Where(population => !population.Keep.IsEmpty && IsKnown(population.Model)))
        {
            var states = StatesOf(population.Model, profile);
            foreach (var kept in population.Keep.Where(kept => !states.Contains(kept.Name)))
            {
                diagnostics.Add(LearningCodes.UnknownState.At(kept.Location, Message(population.Name, kept.Name, states)));
                complete = false;
            }
        }

        return complete;
    }

    // An unknown family is refused when its parameters are bound, by a code of its own.
    static bool IsKnown(NeuronModel model) => model is not FixedPointModel integers || NeuronFamilies.All.Contains(integers.Family);

    // Inputs and junctions are not neurons; real-valued neurons become those of the chip.
    static ImmutableArray<string> StatesOf(NeuronModel model, HardwareProfile profile) => model switch
    {
        InputModel or PassthroughModel => [],
        FixedPointModel integers => NeuronFamilies.States(integers.Family),
        _ => NeuronFamilies.States(profile.Neuron.Family),
    };

    static string Message(string population, string kept, ImmutableArray<string> states) => states.IsEmpty
        ? $"Population '{population}' keeps state '{kept}'; inputs and junctions have no states."
        : $"Population '{population}' keeps state '{kept}', which does not exist; there are {string.Join(", ", states)}.{NearestName.Suggestion(kept, states)}";
}
