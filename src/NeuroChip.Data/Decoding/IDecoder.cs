using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Decoding;

/// <summary>Turns what the outputs did on a sample into a class.</summary>
public interface IDecoder
{
    /// <summary>Classes that are told apart.</summary>
    /// <param name="outputs">Output neurons of the network.</param>
    int Classes(int outputs);

    Decision Decide(SampleResult result);
}
