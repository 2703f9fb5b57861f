using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>
/// Reads the fields of one node with their checks. Each method returns null and reports where the field is missing or bad; nothing is
/// allocated beyond what the file holds.
/// </summary>
sealed class NodeFields(FlatNode node, SourceLocation location, DiagnosticBag diagnostics)
{
    public string Name => node.Name;

    public string Type => node.Type;

    public bool IsNested => node.IsNested;

    public bool Has(string field) => node.Node.Parameters.ContainsKey(field);

    /// <summary>Numbers, all finite, with the shape they have in the file.</summary>
    public Numbers? Numbers(string field)
    {
        if (Tensor(field) is not { } tensor || ToShape(field, tensor.Shape) is not { } shape)
        {
            return null;
        }

        var values = tensor.ToDoubles();
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                return Bad<Numbers>(field, $"element {i} is {Text(values[i])}; numbers must be finite");
            }
        }

        return new Numbers(shape, values, tensor.ElementType == NirElementType.Float32);
    }

    /// <summary>As <see cref="Numbers"/>; <paramref name="missing"/> where the field is absent.</summary>
    public Numbers? NumbersOr(string field, double missing) =>
        Has(field) ? Numbers(field) : new Numbers(new Shape(), [missing]);

    /// <summary>As <see cref="Numbers"/>; all greater than 0.</summary>
    public Numbers? Positive(string field)
    {
        if (Numbers(field) is not { } numbers)
        {
            return null;
        }

        foreach (var value in numbers.Values)
        {
            if (value <= 0)
            {
                return Bad<Numbers>(field, $"holds {Text(value)}; it must be positive");
            }
        }

        return numbers;
    }

    /// <summary>A shape stored as integers; 1 and more each.</summary>
    public Shape? Shape(string field)
    {
        if (Integers(field, 32) is not { } axes)
        {
            return null;
        }

        return axes.Any(axis => axis is < 1 or > NetworkLimits.Elements)
            ? BadValue<Shape>(field, $"is {List(axes)}; lengths must be 1..{NetworkLimits.Elements}")
            : axes.Select(axis => (int)axis).ToShape();
    }

    /// <summary>Integers, as they are; a single number counts as one.</summary>
    /// <param name="most">Largest number of integers allowed.</param>
    public ImmutableArray<long>? Integers(string field, int most)
    {
        if (Tensor(field) is not { } tensor)
        {
            return null;
        }

        if (tensor.Count > most)
        {
            return BadValue<ImmutableArray<long>>(field, $"has {tensor.Count} elements; at most {most} are allowed");
        }

        return tensor.TryToIntegers(out var integers) ? integers : BadValue<ImmutableArray<long>>(field, "must hold integers");
    }

    public int? Integer(string field, int low, int high)
    {
        if (Integers(field, most: 1) is not { } integers)
        {
            return null;
        }

        return integers.Length == 1 && integers[0] >= low && integers[0] <= high
            ? (int)integers[0]
            : BadValue<int>(field, $"is {List(integers)}; one integer in {low}..{high} is allowed");
    }

    /// <summary>Axes of an array that is present; 0 for a single number.</summary>
    public int RankOf(string field) => ((NirTensor)node.Node.Parameters[field]).Shape.Length;

    /// <summary>A string; null without a report where the field is a number or missing.</summary>
    public string? TextOrNull(string field) => node.Node.Parameters.GetValueOrDefault(field) is NirText { Single: { } text } ? text : null;

    public T? Bad<T>(string field, string problem)
        where T : class
    {
        Report(NirCodes.BadField, $"{Describe()}: '{field}' {problem}.");
        return null;
    }

    public void Report(DiagnosticDescriptor descriptor, string message) => diagnostics.Add(descriptor.At(location, message));

    public string Describe() => $"node '{Name}' ({Type})";

    T? BadValue<T>(string field, string problem)
        where T : struct
    {
        Bad<string>(field, problem);
        return null;
    }

    NirTensor? Tensor(string field)
    {
        var value = node.Node.Parameters.GetValueOrDefault(field);
        return value switch
        {
            NirTensor { Count: > 0 } tensor => tensor,
            NirTensor => Bad<NirTensor>(field, "is empty"),
            null => null,
            NirText => Bad<NirTensor>(field, "is text; numbers are needed"),
            _ => Bad<NirTensor>(field, "is a group; numbers are needed"),
        };
    }

    Shape? ToShape(string field, ImmutableArray<long> axes) =>
        axes.Any(axis => axis > int.MaxValue) || axes.Length > 32
            ? BadValue<Shape>(field, "has a shape out of range")
            : axes.Select(axis => (int)axis).ToShape();

    public static string List(ImmutableArray<long> values) => "[" + string.Join(", ", values.Take(8).Select(v => v.ToString(CultureInfo.InvariantCulture))) + "]";

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
