using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>A stateless node: some stages of a projection.</summary>
abstract class StageOperation : NirOperation
{
    /// <param name="input">Shape of the node's input.</param>
    /// <param name="output">Shape of its output.</param>
    /// <param name="withBias">False leaves the constant out: another projection into the same target carries it.</param>
    /// <param name="dt">Step in seconds.</param>
    public abstract IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt);
}
