using System.Collections.Immutable;
using NeuroChip.Compiler;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Host.Pipeline;

/// <summary>The samples of a run and what is known of them.</summary>
/// <param name="Ports">Input populations of the network.</param>
/// <param name="Samples">Ready to be encoded.</param>
/// <param name="Description">For the report: data set, split and encoder, or the file.</param>
/// <param name="HasLabels">Whether an accuracy can be given.</param>
/// <param name="ValueRange">Largest input value of one tick and the real value of 1, for the compiler.</param>
sealed record PresentedInput(
    IReadOnlyList<(string Name, Shape Shape)> Ports, ISampleSource Samples, string Description, bool HasLabels, InputCoding ValueRange)
{
    /// <summary>A sample of no ticks, for a network that is compiled and not run.</summary>
    public static PresentedInput Nothing { get; } = new([], new SilentInput([], 0), "nothing", false, InputCoding.Spikes);

    public CompileOptions CompileOptions(ulong seed) => new()
    {
        Seed = seed,
        Inputs = Ports.ToImmutableSortedDictionary(port => port.Name, _ => ValueRange, StringComparer.Ordinal),
    };
}
