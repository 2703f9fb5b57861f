using System.Globalization;
using System.Text.Json;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Fields of case files that have to be within bounds.</summary>
static class Require
{
    public static int AtLeast(int least, JsonElement element, string name) =>
        element.Int(name) is var value && value >= least
            ? value
            : throw new VectorFormatException($"'{name}' is {value}; it has to be {least} or more");

    public static double Cost(JsonElement element, string name) =>
        element.Double(name) is var value && IsCost(value)
            ? value
            : throw new VectorFormatException(string.Create(CultureInfo.InvariantCulture, $"cost '{name}' is {value}; it has to be 0 or more, and finite"));

    public static bool IsCost(double value) => value >= 0 && double.IsFinite(value);

    public static int Neuron(string field, int neuron, int neurons) =>
        (uint)neuron < (uint)neurons
            ? neuron
            : throw new VectorFormatException($"'{field}' names neuron {neuron}; there are neurons 0 to {neurons - 1}");

    public static int Neuron(string field, string name, int neurons) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var neuron)
            ? Neuron(field, neuron, neurons)
            : throw new VectorFormatException($"'{field}' has the key '{name}'; keys are numbers of neurons");

    public static void Length(string field, int length, int expected, string of = "neurons")
    {
        if (length != expected)
        {
            throw new VectorFormatException($"'{field}' has {length} entries for {expected} {of}");
        }
    }

    /// <summary>Names and values of an object.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(this JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(member => (member.Name, member.Value))
            : throw new VectorFormatException($"'{field}' is not an object");
}
