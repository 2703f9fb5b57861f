namespace NeuroChip.Compiler.Tests.Profiles;

/// <summary>The smallest profile without findings; tests spoil one line of it.</summary>
static class MinimalProfile
{
    public const string Yaml = """
        title: Test chip
        mesh:
          source: "assumed: test"
          width: 2
          height: 3
        core:
          source: "assumed: test"
          neurons: 8
          inputAxons: 16
        synapse:
          source: "assumed: test"
          storage: packed
          minWeightBits: 1
          maxWeightBits: 8
        neuron:
          source: "assumed: test"
          family: lif
          stateBits: 16
          thresholdBits: 15

        """;

    /// <summary>The profile with one text replaced, which must occur.</summary>
    public static string With(string old, string replacement)
    {
        Yaml.Should().Contain(old);
        return Yaml.Replace(old, replacement, StringComparison.Ordinal);
    }
}
