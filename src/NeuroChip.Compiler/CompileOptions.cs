using System.Collections.Immutable;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Profiles;

namespace NeuroChip.Compiler;

/// <summary>How the values of an input reach the chip.</summary>
/// <param name="Scale">Real value of an input code of 1; folded into the weights that leave the input.</param>
/// <param name="MaxValue">Largest code that arrives in one tick; 1 for spikes. The proof that no accumulator overflows uses it.</param>
public readonly record struct InputCoding(double Scale, int MaxValue)
{
    public static InputCoding Spikes => new(1, 1);
}

/// <summary>What a compilation depends on besides the network and the profile.</summary>
public sealed record CompileOptions
{
    /// <summary>Seed of stochastic weight rounding, and of everything random on the chip.</summary>
    public ulong Seed { get; init; }

    /// <summary>Coding of the inputs by name; spikes where an input is not listed.</summary>
    public ImmutableSortedDictionary<string, InputCoding> Inputs { get; init; } = ImmutableSortedDictionary<string, InputCoding>.Empty;

    /// <summary>What the mapping is to be good at; null: neurons fill cores in order.</summary>
    public MappingRequest? Mapping { get; init; }

    /// <summary>Whether relay populations may stand in for neurons with more inputs than a core; they change what the network computes.</summary>
    public bool AllowRelays { get; init; }

    /// <summary>Where the values of the profile stand, for findings about them; without it they have no place.</summary>
    public ProfilePlaces? Places { get; init; }

    /// <summary>Told the name of every pass when it starts; the host measures their time.</summary>
    public Action<string> PassStarted { get; init; } = _ => { };

    public InputCoding CodingOf(string input) => Inputs.TryGetValue(input, out var coding) ? coding : InputCoding.Spikes;
}
