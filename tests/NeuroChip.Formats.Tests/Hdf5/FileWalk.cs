using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Hdf5;

namespace NeuroChip.Formats.Tests.Hdf5;

/// <summary>Asks a file for everything in it. Only the documented exception may come out.</summary>
sealed class FileWalk
{
    readonly List<Diagnostic> _failures = [];

    public static List<Diagnostic> ReadAll(byte[] bytes)
    {
        var walk = new FileWalk();
        walk.Attempt(() => walk.Visit(Hdf5File.Parse(bytes, "damaged.h5").Root));
        return walk._failures;
    }

    void Visit(Hdf5Group group)
    {
        Attempt(() => VisitAll(group.Attributes));
        foreach (var name in group.Names)
        {
            Attempt(() =>
            {
                if (group.Group(name) is { } child)
                {
                    Visit(child);
                }
                else if (group.Dataset(name) is { } dataset)
                {
                    Attempt(() => VisitAll(dataset.Attributes));
                    Visit(dataset);
                }
            });
        }
    }

    void VisitAll(IReadOnlyList<Hdf5Attribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            Visit(attribute);
        }
    }

    void Visit(Hdf5Values values)
    {
        switch (values.Type.Kind)
        {
            case Hdf5TypeKind.String or Hdf5TypeKind.Enumeration:
                Attempt(() => values.ReadStrings());
                break;
            case Hdf5TypeKind.VariableLength:
                Attempt(() =>
                {
                    for (long row = 0; row < values.Count; row++)
                    {
                        values.ReadSequence(row);
                    }
                });
                break;
            default:
                Attempt(() => values.ReadBytesLittleEndian());
                Attempt(() => values.ReadDoubles());
                break;
        }
    }

    void Attempt(Action read)
    {
        try
        {
            read();
        }
        catch (InputErrorException failure)
        {
            _failures.Add(failure.Diagnostic);
        }
    }
}
