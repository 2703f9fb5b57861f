namespace NeuroChip.Training.Layers;

/// <summary>What a layer did during a sample, kept for the way back. Reused from sample to sample.</summary>
sealed class LayerTrace(int neurons, int ticks)
{
    /// <summary>[ticks × neurons] membrane before the reset.</summary>
    public double[] Potentials { get; } = new double[ticks * neurons];

    /// <summary>[ticks × neurons] outputs, dense.</summary>
    public double[] Outputs { get; } = new double[ticks * neurons];

    /// <summary>The outputs that are not zero.</summary>
    public EventTrain Events { get; } = new();

    /// <summary>[ticks × neurons] derivative of the loss by the outputs, from the layers above.</summary>
    public double[] OutputGradients { get; } = new double[ticks * neurons];

    public Span<double> PotentialsAt(int tick) => Potentials.AsSpan(tick * neurons, neurons);

    public Span<double> OutputsAt(int tick) => Outputs.AsSpan(tick * neurons, neurons);

    public Span<double> OutputGradientsAt(int tick) => OutputGradients.AsSpan(tick * neurons, neurons);
}
