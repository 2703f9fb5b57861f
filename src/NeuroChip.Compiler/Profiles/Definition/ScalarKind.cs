using System.Diagnostics.CodeAnalysis;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>A value written as one word or text.</summary>
abstract class ScalarKind<T> : ValueKind<T>
    where T : notnull
{
    public sealed override bool TryRead(YamlNode node, string path, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        switch (node)
        {
            case not YamlScalar:
                context.Report(ProfileCodes.WrongShape, node.Location, $"'{path}' is {node.Noun}; allowed: {Allowed}.");
                return false;
            case YamlScalar { IsEmpty: true }:
                context.Report(ProfileCodes.EmptyValue, node.Location, $"'{path}' has no value; allowed: {Allowed}.");
                return false;
            case YamlScalar scalar when !TryParse(scalar, out value, out var code, out var problem):
                context.Report(code, node.Location, $"'{path}' {problem}; allowed: {Allowed}.");
                return false;
            default:
                return true;
        }
    }

    public sealed override YamlNode Write(object value) => new YamlScalar(Format((T)value), QuotesText, SourceLocation.None);

    /// <summary>True: written in quotes, because it is free text.</summary>
    protected virtual bool QuotesText => false;

    /// <param name="problem">Second half of a sentence that begins with the key: "is 'x'".</param>
    protected abstract bool TryParse(
        YamlScalar scalar, [MaybeNullWhen(false)] out T value, out DiagnosticDescriptor code, out string problem);

    protected abstract string Format(T value);

    protected static string Found(YamlScalar scalar) => $"is '{Printable.Text(scalar.Text)}'";
}
