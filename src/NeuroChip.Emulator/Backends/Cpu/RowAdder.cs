namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>The weights of one delivery in the order in which the processor reads them fastest. Immutable; shared by all workers.</summary>
abstract class RowAdder
{
    /// <summary>Adds the rows of spikes of value 1.</summary>
    /// <param name="units">Units of the source, each once.</param>
    /// <param name="firstUnit">Unit of row 0.</param>
    /// <param name="sums">[padded neurons] of the delivery.</param>
    public abstract void Add(ReadOnlySpan<int> units, int firstUnit, Span<int> sums);

    /// <summary>Adds rows multiplied by the values of their spikes.</summary>
    /// <inheritdoc cref="Add"/>
    public abstract void AddProducts(ReadOnlySpan<int> units, ReadOnlySpan<int> values, int firstUnit, Span<int> sums);
}
