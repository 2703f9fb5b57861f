using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Decoding;

/// <summary>
/// Every spike votes for all classes, in proportion to the mean answers of its output on labelled samples; the class with most votes wins,
/// the lowest of equals.
/// </summary>
public sealed class ProportionalDecoder : IDecoder
{
    readonly int _classes;
    readonly double[][] _votes;

    public ProportionalDecoder(Responses responses)
    {
        _classes = responses.Classes;
        _votes = [.. Enumerable.Range(0, responses.Outputs).Select(output => VotesOf(responses, output))];
    }

    public int Classes(int outputs) => _classes;

    public Decision Decide(SampleResult result)
    {
        var sums = new double[_classes];
        for (var output = 0; output < _votes.Length; output++)
        {
            for (var label = 0; result.SpikeCounts[output] > 0 && label < _classes; label++)
            {
                sums[label] += result.SpikeCounts[output] * _votes[output][label];
            }
        }

        var most = sums.Max();
        return new Decision(Array.IndexOf(sums, most), sums.Count(sum => sum == most) > 1);
    }

    // Shares of the classes; they add up to 1, or to 0 for an output that was silent.
    static double[] VotesOf(Responses responses, int output)
    {
        double[] means = [.. Enumerable.Range(0, responses.Classes).Select(label => responses.Mean(output, label))];
        var sum = means.Sum();
        return sum == 0 ? means : [.. means.Select(mean => mean / sum)];
    }
}
