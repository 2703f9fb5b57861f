namespace NeuroChip.Conformance.Tests;

/// <summary>Compares long sequences and names the first place where they differ.</summary>
static class FirstDifference
{
    public static void MustNotExist<T>(IEnumerable<T> actual, IEnumerable<T> expected, string what)
    {
        T[] a = [.. actual], e = [.. expected];
        var place = a.AsSpan().CommonPrefixLength(e);
        if (place < a.Length || place < e.Length)
        {
            Assert.Fail($"{what}: element {place} of {e.Length} is {At(a, place)} instead of {At(e, place)}");
        }
    }

    static string? At<T>(T[] values, int place) => place < values.Length ? values[place]?.ToString() : "missing";
}
