namespace NeuroChip.Reference;

/// <summary>
/// Sees every population in every step. A struct, so that the calls of <see cref="NoProbe"/> vanish. Each thread has a copy: what is
/// recorded goes into objects the probe refers to, kept apart by sample.
/// </summary>
public interface IReferenceProbe
{
    /// <param name="sample">Index in the sample source.</param>
    /// <param name="step">0 … ticks−1.</param>
    /// <param name="population">Index in <see cref="Core.Networks.NetworkGraph.Populations"/>; called in the order in which populations are computed.</param>
    /// <param name="outputs">[neurons] spikes sent in this step, or the value of populations without spikes. Valid during the call.</param>
    /// <param name="potentials">[neurons] membrane after the reset; empty for inputs. Valid during the call.</param>
    void Step(int sample, int step, int population, ReadOnlySpan<double> outputs, ReadOnlySpan<double> potentials);
}
