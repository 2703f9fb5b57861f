using System.Globalization;
using System.Text;
using NeuroChip.Formats.Hdf5;

namespace NeuroChip.Formats.Tests.Hdf5;

/// <summary>Writes everything that a file holds as text, so that files can be compared and every byte is asked for.</summary>
static class TreeText
{
    public static string Of(Hdf5File file)
    {
        var text = new StringBuilder();
        AddGroup(text, file.Root);
        return text.ToString();
    }

    static void AddGroup(StringBuilder text, Hdf5Group group)
    {
        foreach (var name in group.Names)
        {
            if (group.Group(name) is { } child)
            {
                text.Append(child.Path).Append('\n');
                AddGroup(text, child);
            }
            else if (group.Dataset(name) is { } dataset)
            {
                var extents = string.Join(',', dataset.Dimensions);
                text.Append(CultureInfo.InvariantCulture, $"{dataset.Path} [{extents}] {Values(dataset)}\n");
            }
        }
    }

    public static string Values(Hdf5Values values) => values.Type.Kind switch
    {
        Hdf5TypeKind.String or Hdf5TypeKind.Enumeration => string.Join('|', values.ReadStrings()),
        Hdf5TypeKind.VariableLength => string.Join('|',
            Enumerable.Range(0, (int)values.Count).Select(row => Join(values.ReadSequence(row)))),
        Hdf5TypeKind.Other => values.Type.Description,
        _ => Join(values.ReadDoubles()),
    };

    static string Join(double[] numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
