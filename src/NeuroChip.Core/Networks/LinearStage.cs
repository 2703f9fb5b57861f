namespace NeuroChip.Core.Networks;

/// <summary>Receives the targets that one input element reaches, each with its factor and delay.</summary>
public interface ISynapseSink
{
    /// <param name="output">Row-major index in the stage's output shape.</param>
    /// <param name="weight">Factor, already multiplied by the value scattered.</param>
    /// <param name="delayTicks">Ticks that this stage adds; 0 or more.</param>
    void Add(int output, double weight, int delayTicks);
}

/// <summary>
/// One linear (or affine) map of a signal. Stages describe; they are applied by scattering one input element at a time, which serves the
/// event-driven reference, the lowering into synapses and the shape checks alike.
/// </summary>
public abstract record LinearStage
{
    public abstract Shape InputShape { get; }

    public abstract Shape OutputShape { get; }

    /// <summary>Constant added to every output in every tick, row-major; empty for none.</summary>
    public virtual ReadOnlySpan<double> Bias => [];

    /// <summary>Every output that <paramref name="input"/> reaches, in ascending order of output. Zero weights may be left out.</summary>
    public abstract void Scatter<TSink>(int input, double value, ref TSink sink) where TSink : ISynapseSink, allows ref struct;
}
