using System.Collections.Immutable;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>What one step of a case gave.</summary>
/// <param name="Fired">Neurons, ascending; sources too.</param>
/// <param name="Updated">Neurons updated; sources that fired too.</param>
/// <param name="SimpleSeconds">With the agreement that ends the step.</param>
/// <param name="DetailedSeconds">Likewise.</param>
/// <param name="Potentials">[neurons]; 0 for sources.</param>
sealed record CaseStep(
    ImmutableArray<int> Fired,
    int Updated,
    TickEvents Events,
    TickEnergy Energy,
    double SimpleSeconds,
    double DetailedSeconds,
    ImmutableArray<double> Potentials);
