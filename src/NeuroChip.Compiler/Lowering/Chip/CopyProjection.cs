namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>From units to the neurons that repeat them: one synapse of weight 1 each.</summary>
static class CopyProjection
{
    /// <param name="copies">The neurons, with the units that they repeat.</param>
    /// <param name="index">Their index among the network's populations.</param>
    /// <param name="source">Name of the population or input that is copied.</param>
    /// <param name="firstUnit">Its first unit.</param>
    /// <param name="count">Its units.</param>
    /// <param name="maxValue">Largest value of its spikes.</param>
    /// <param name="neurons">Neurons of the chip.</param>
    public static LoweredProjection To(LoweredPopulation copies, int index, string source, int firstUnit, int count, int maxValue, AddedNeurons neurons)
    {
        var weights = new double[copies.Count];
        Array.Fill(weights, 1);
        return new LoweredProjection
        {
            Name = $"{source}->{copies.Name}",
            SourceFirstUnit = firstUnit,
            SourceCount = count,
            Target = index,
            Synapses = new SynapseList(
                [.. Enumerable.Range(0, copies.Count + 1)], [.. copies.Copies.Select(unit => unit - firstUnit)], weights, new byte[copies.Count]),
            MaxSourceValue = maxValue,
            FixedPoint = neurons.Weights,
        };
    }
}
