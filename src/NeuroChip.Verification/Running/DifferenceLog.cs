using System.Globalization;
using System.Text.Json;

namespace NeuroChip.Verification.Running;

/// <summary>Compares what a case must give with what it gave and keeps the difference of the earliest step.</summary>
sealed class DifferenceLog
{
    int _step = int.MaxValue;

    /// <summary>Null where everything agrees.</summary>
    public string? First { get; private set; }

    /// <param name="unit">What steps are called: "step", "event".</param>
    public void Compare(int step, string element, long expected, long found, string unit = "step")
    {
        if (expected != found && step < _step)
        {
            Note(step, string.Create(CultureInfo.InvariantCulture, $"{unit} {step}, {element}: expected {expected}, found {found}"));
        }
    }

    /// <summary>Compares lists of indices, as of the units that fired in a step.</summary>
    public void CompareSets(int step, string element, ReadOnlySpan<int> expected, ReadOnlySpan<int> found, string unit = "step")
    {
        if (step < _step && !expected.SequenceEqual(found))
        {
            Note(step, string.Create(CultureInfo.InvariantCulture, $"{unit} {step}, {element}: expected [{Text(expected)}], found [{Text(found)}]"));
        }
    }

    public static void RequireLength(string field, int length, int expected, string unit = "steps")
    {
        if (length != expected)
        {
            throw new VectorFormatException($"'{field}' has {length} entries for {expected} {unit}");
        }
    }

    /// <summary>Compares the values of one element, one a step.</summary>
    public void CompareTrace(string element, ReadOnlySpan<int> expected, ReadOnlySpan<int> found, string unit = "step")
    {
        RequireLength(element, expected.Length, found.Length, unit + "s");
        var agreeing = expected.CommonPrefixLength(found);
        if (agreeing < expected.Length)
        {
            Compare(agreeing, element, expected[agreeing], found[agreeing], unit);
        }
    }

    /// <summary>Compares the recorded neurons of a state variable.</summary>
    /// <param name="trace">Holds, by the variable's name, a list of values for each recorded neuron.</param>
    /// <param name="neurons">Neuron of each list.</param>
    /// <param name="states">[steps][neurons].</param>
    /// <param name="prefix">Of the variable's name in messages.</param>
    public void CompareTraces(JsonElement trace, string variable, int[] neurons, IReadOnlyList<int[]> states, string prefix = "")
    {
        var recorded = trace.Field(variable).Items().ToArray();
        RequireLength(variable, recorded.Length, neurons.Length, "recorded neurons");
        for (var k = 0; k < neurons.Length; k++)
        {
            var neuron = neurons[k];
            if (states.Count > 0 && (uint)neuron >= (uint)states[0].Length)
            {
                throw new VectorFormatException($"'{variable}' is recorded of neuron {neuron}, of which there are {states[0].Length}");
            }

            CompareTrace($"{prefix}{variable}[{neuron}]", recorded[k].Ints(), [.. states.Select(step => step[neuron])]);
        }
    }

    /// <summary>Compares the steps in which something happened, ascending.</summary>
    public void CompareEvents(string element, ReadOnlySpan<int> expected, ReadOnlySpan<int> found, string unit = "step")
    {
        var agreeing = expected.CommonPrefixLength(found);
        var next = agreeing < expected.Length ? expected[agreeing] : int.MaxValue;
        var seen = agreeing < found.Length ? found[agreeing] : int.MaxValue;
        if (next != seen)
        {
            Compare(Math.Min(next, seen), element, next < seen ? 1 : 0, seen < next ? 1 : 0, unit);
        }
    }

    /// <summary>Compares the sum of a state variable over the population, step by step.</summary>
    public void CompareSums(string element, JsonElement expected, IReadOnlyList<int[]> states)
    {
        var sums = expected.Longs();
        RequireLength(element, sums.Length, states.Count);
        for (var step = 0; step < sums.Length; step++)
        {
            Compare(step, element, sums[step], states[step].Sum(value => (long)value));
        }
    }

    /// <summary>Compares what every neuron ends with.</summary>
    public void CompareFinal(string element, ReadOnlySpan<int> expected, IReadOnlyList<int[]> states)
    {
        if (states.Count == 0)
        {
            return;
        }

        RequireLength(element, expected.Length, states[^1].Length, "neurons");
        for (var neuron = 0; neuron < expected.Length; neuron++)
        {
            Compare(states.Count - 1, $"{element}[{neuron}]", expected[neuron], states[^1][neuron]);
        }
    }

    void Note(int step, string text) => (_step, First) = (step, text);

    static string Text(ReadOnlySpan<int> values) => string.Join(' ', values.ToArray());
}
