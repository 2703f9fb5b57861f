using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
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

        return new Numbers(shape, values);
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

        return axes.Any(axis => axis is < 1 or > NirLimits.Elements)
            ? BadValue<Shape>(field, $"is {List(axes)}; lengths must be 1..{NirLimits.Elements}")
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

    /// <summary>
    /// A size along the axes of a window: one number for all axes, or one an axis; per axis the values before and after (equal unless the field
    /// has a row an axis, [axes, 2]).
    /// </summary>
    public ImmutableArray<(int Before, int After)>? Window(string field, int axes, int low)
    {
        if (Integers(field, most: 2 * axes) is not { } integers)
        {
            return null;
        }

        if (integers.Any(value => value < low || value > NirLimits.Window))
        {
            return BadValue<ImmutableArray<(int, int)>>(field, $"is {List(integers)}; {low}..{NirLimits.Window} is allowed");
        }

        var values = integers.Select(value => (int)value).ToArray();
        var rank = ((NirTensor)node.Node.Parameters[field]).Shape.Length;
        return values.Length switch
        {
            1 => [.. Enumerable.Repeat((values[0], values[0]), axes)],
            _ when values.Length == axes && rank <= 1 => [.. values.Select(value => (value, value))],
            _ when values.Length == 2 * axes && rank == 2 => [.. values.Chunk(2).Select(pair => (pair[0], pair[1]))],
            _ => BadValue<ImmutableArray<(int, int)>>(field, $"is {List(integers)}; one number or {axes} are allowed"),
        };
    }

    /// <summary>As <see cref="Window"/>, without a difference between before and after.</summary>
    public ImmutableArray<int>? SymmetricWindow(string field, int axes, int low)
    {
        if (Window(field, axes, low) is not { } pairs)
        {
            return null;
        }

        return pairs.All(pair => pair.Before == pair.After)
            ? [.. pairs.Select(pair => pair.Before)]
            : BadValue<ImmutableArray<int>>(field, "has two different numbers for one axis");
    }

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

    static string List(ImmutableArray<long> values) => "[" + string.Join(", ", values.Take(8).Select(v => v.ToString(CultureInfo.InvariantCulture))) + "]";

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
