using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Decoding;

/// <summary>
/// The class whose outputs spiked most on average; every output belongs to the class that it answered to most on labelled samples
/// (P. U. Diehl and M. Cook, Front. Comput. Neurosci. 9:99, 2015). Outputs that answered to nothing are not read; the lowest class wins a tie.
/// </summary>
public sealed class AssignedDecoder : IDecoder
{
    readonly int[] _classes;
    readonly long[] _outputs;

    public AssignedDecoder(Responses responses)
    {
        _classes = [.. Enumerable.Range(0, responses.Outputs).Select(responses.ClassOf)];
        _outputs = new long[responses.Classes];
        foreach (var label in _classes.Where(label => label >= 0))
        {
            _outputs[label]++;
        }
    }

    public int Classes(int outputs) => _outputs.Length;

    public Decision Decide(SampleResult result)
    {
        var spikes = new long[_outputs.Length];
        for (var output = 0; output < _classes.Length; output++)
        {
            if (_classes[output] is >= 0 and var label)
            {
                spikes[label] += result.SpikeCounts[output];
            }
        }

        return Best(spikes);
    }

    // Means are compared as fractions: exact. A class without outputs has no spikes and counts as one output.
    Decision Best(long[] spikes)
    {
        var best = 0;
        var tie = false;
        for (var label = 1; label < spikes.Length; label++)
        {
            var comparison = (spikes[label] * Math.Max(1, _outputs[best])).CompareTo(spikes[best] * Math.Max(1, _outputs[label]));
            tie = comparison == 0 || (tie && comparison < 0);
            best = comparison > 0 ? label : best;
        }

        return new Decision(best, tie);
    }
}
