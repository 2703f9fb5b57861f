using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>Every neuron family and its kernel. A new family is one kernel file and one line here.</summary>
public static class KernelCatalog
{
    static readonly ImmutableSortedDictionary<string, Entry> Entries = ImmutableSortedDictionary<string, Entry>.Empty
        .WithComparers(StringComparer.Ordinal)
        .Add("alif24", new Entry<Alif24>())
        .Add("axon4", new Entry<Axon4>())
        .Add("axon4-full", new Entry<Axon4Full<AddressedDraws>>())
        .Add("axon4-full-replay", new Entry<Axon4Full<ReplayedDraws>>())
        .Add("bitshift16", new Entry<Bitshift16>())
        .Add("event8", new Entry<Event8>())
        .Add("event8-sdsp", new Entry<Event8Sdsp>())
        .Add("lif", new Entry<Lif>())
        .Add("lif24", new Entry<Lif24>())
        .Add("lif24-periodic-reset", new Entry<Lif24PeriodicReset>())
        .Add("lif24b", new Entry<Lif24b>())
        .Add("rf-zero", new Entry<RfZero>())
        .Add("rf24", new Entry<Rf24>())
        .Add("rf24-iz", new Entry<Rf24Iz>())
        .Add("ternary24", new Entry<Ternary24>())
        .Add("wta24", new Entry<Wta24>());

    /// <summary>Names of the families, in ordinal order.</summary>
    public static IEnumerable<string> Families => Entries.Keys;

    public static bool Contains(string family) => Entries.ContainsKey(family);

    /// <summary>Passes the type of the family's kernel to the visitor.</summary>
    public static TResult Visit<TResult>(string family, IKernelVisitor<TResult> visitor) => Find(family).Accept(visitor);

    public static NeuronShape Shape(string family) => Find(family).Shape;

    static Entry Find(string family) => Entries.TryGetValue(family, out var entry)
        ? entry
        : throw new InputErrorException(ImageCodes.UnknownFamily.With(
            $"Neuron family '{family}' is not known; there are {string.Join(", ", Families)}."));

    abstract class Entry
    {
        public abstract NeuronShape Shape { get; }

        public abstract TResult Accept<TResult>(IKernelVisitor<TResult> visitor);
    }

    sealed class Entry<TKernel> : Entry where TKernel : struct, INeuronKernel<TKernel>
    {
        public override NeuronShape Shape => TKernel.Shape;

        public override TResult Accept<TResult>(IKernelVisitor<TResult> visitor) => visitor.Visit<TKernel>();
    }
}
