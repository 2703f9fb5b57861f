namespace NeuroChip.Training.Layers;

/// <summary>From membrane to output, and the slope used on the way back. A struct, so that calls are inlined.</summary>
interface ISpikeFunction
{
    double Output(double potential);

    double Derivative(double potential);
}
