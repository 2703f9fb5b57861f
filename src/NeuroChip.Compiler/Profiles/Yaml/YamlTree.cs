using System.Globalization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NeuroChip.Compiler.Profiles.Yaml;

/// <summary>
/// Builds a positioned tree from YAML text with YamlDotNet's event parser. Bounded in size and depth, so that no text from a stranger
/// takes more than a moment; anchors, aliases, merge keys and tags are refused, which leaves nothing that could expand.
/// </summary>
public sealed class YamlTree
{
    /// <summary>Characters; the largest shipped profile has a fiftieth of it.</summary>
    public const int LongestText = 1 << 20;

    const int DeepestLevel = 16;
    const int MostNodes = 20_000;

    readonly Parser _parser;
    readonly Func<Mark, SourceLocation> _locate;
    int _nodes;

    YamlTree(string text, Func<Mark, SourceLocation> locate)
    {
        _parser = new Parser(new StringReader(text));
        _locate = locate;
    }

    /// <summary>Reads a file's text.</summary>
    /// <returns>Null where the text is not YAML or uses what is refused; the bag says why.</returns>
    public static YamlNode? Read(string text, string fileName, DiagnosticBag diagnostics) =>
        Read(text, mark => new SourceLocation(fileName, (int)mark.Line, (int)mark.Column), fileName, diagnostics);

    /// <summary>Reads a value given on the command line; everything in it is reported at one place.</summary>
    public static YamlNode? ReadValue(string text, SourceLocation place, DiagnosticBag diagnostics) =>
        text.Trim().Length == 0 ? new YamlScalar("", quoted: false, place) : Read(text, _ => place, place.File, diagnostics);

    static YamlNode? Read(string text, Func<Mark, SourceLocation> locate, string fileName, DiagnosticBag diagnostics)
    {
        if (text.Length > LongestText)
        {
            diagnostics.Add(ProfileCodes.TooLarge.At(new SourceLocation(fileName), string.Create(CultureInfo.InvariantCulture,
                $"The text has {text.Length} characters; at most {LongestText} are read.")));
            return null;
        }

        var tree = new YamlTree(text, locate);
        try
        {
            return tree.ReadDocument();
        }
        catch (InputErrorException refused)
        {
            diagnostics.Add(refused.Diagnostic);
        }
        catch (YamlException broken)
        {
            diagnostics.Add(Explain(broken, text, locate));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3 throws this, without a mark, for a key that follows an unclosed bracket or brace.
            diagnostics.Add(ProfileCodes.NotYaml.At(
                locate(tree.LastRead), "The text cannot be read beyond this place; a bracket or brace may be open."));
        }

        return null;
    }

    Mark LastRead => _parser.Current?.End ?? Mark.Empty;

    // YamlDotNet names tabs in several ways and places; people deserve the plain word and the line.
    static Diagnostic Explain(YamlException broken, string text, Func<Mark, SourceLocation> locate)
    {
        var lines = text.Split('\n');
        var first = (int)broken.Start.Line;
        var last = broken.Message.Contains("tab", StringComparison.Ordinal) ? lines.Length : first;
        for (var line = first; line <= last && line <= lines.Length; line++)
        {
            var indentation = lines[line - 1].Length - lines[line - 1].AsSpan().TrimStart().Length;
            var tab = lines[line - 1].IndexOf('\t', 0, indentation);
            if (tab >= 0)
            {
                return ProfileCodes.Tab.At(locate(new Mark(0, line, tab + 1)), "The line begins with a tab.");
            }
        }

        return ProfileCodes.NotYaml.At(locate(broken.Start), $"{Printable.Text(broken.Message, 160).TrimEnd('.')}.");
    }

    static InputErrorException Refuse(DiagnosticDescriptor code, SourceLocation location, string message) => new(code.At(location, message));

    YamlNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out var end))
        {
            throw Refuse(ProfileCodes.EmptyValue, _locate(end.Start), "The profile is empty.");
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(level: 0);
        _parser.Consume<DocumentEnd>();
        return _parser.Accept<DocumentStart>(out var second)
            ? throw Refuse(ProfileCodes.UnsupportedYaml, _locate(second.Start), "A second document begins here.")
            : root;
    }

    YamlNode ReadNode(int level)
    {
        var node = _parser.Consume<ParsingEvent>();
        var location = _locate(node.Start);
        RefuseUnusedFeatures(node, location);
        if (level > DeepestLevel || ++_nodes > MostNodes)
        {
            throw Refuse(ProfileCodes.TooLarge, location, string.Create(CultureInfo.InvariantCulture,
                $"A profile has at most {DeepestLevel} levels and {MostNodes} values."));
        }

        return node switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, location),
            SequenceStart => ReadList(location, level),
            MappingStart => ReadMap(location, level),
            _ => throw Refuse(ProfileCodes.NotYaml, location, "A value is expected here."),
        };
    }

    static void RefuseUnusedFeatures(ParsingEvent node, SourceLocation location)
    {
        if (node is AnchorAlias alias)
        {
            throw Refuse(ProfileCodes.UnsupportedYaml, location, $"'*{Printable.Text(alias.Value.Value)}' is an alias.");
        }

        if (node is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            throw Refuse(ProfileCodes.UnsupportedYaml, location, $"'&{Printable.Text(anchored.Anchor.Value)}' is an anchor.");
        }

        // A quoted scalar carries the non-specific tag "!", which says nothing.
        if (node is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
        {
            throw Refuse(ProfileCodes.UnsupportedYaml, location, $"'{Printable.Text(tag.Value)}' is a tag.");
        }
    }

    YamlList ReadList(SourceLocation location, int level)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(level + 1));
        }

        return new YamlList(items, location);
    }

    YamlMap ReadMap(SourceLocation location, int level)
    {
        var map = new YamlMap(location);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyNode = ReadNode(level + 1);
            var key = KeyText(keyNode);
            var value = ReadNode(level + 1);
            map.Add(new YamlEntry(key, keyNode.Location, value));
        }

        return map;
    }

    static string KeyText(YamlNode node) => node switch
    {
        YamlScalar { Text: "<<", Quoted: false } => throw Refuse(ProfileCodes.UnsupportedYaml, node.Location, "'<<' is a merge key."),
        YamlScalar scalar => scalar.Text,
        _ => throw Refuse(ProfileCodes.UnsupportedYaml, node.Location, $"A key is {node.Noun}."),
    };
}
