using System.CommandLine;

namespace NeuroChip.Host.CommandLine;

/// <summary>Options that say which chip is meant.</summary>
static class ChipOptions
{
    public static readonly Option<string> Profile = new("--profile", "-p")
    {
        Description = "A shipped hardware profile (see 'neurochip profiles list') or a path to a YAML file",
        DefaultValueFactory = _ => "rram-256",
    };

    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "Change one setting of the profile, e.g. quantization.weightBits=4 (repeatable)",
    };

    public static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Seed of everything random",
        DefaultValueFactory = _ => 1,
    };

    public static IReadOnlyList<Option> All => [Profile, Set, Seed, .. MappingFlags.All];
}
