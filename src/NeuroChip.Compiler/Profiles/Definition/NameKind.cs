using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles.Yaml;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Profiles.Definition;

/// <summary>One of a fixed set of values, each by its name.</summary>
sealed class NameKind<T>(ImmutableArray<(string Name, T Value)> choices) : ScalarKind<T>
    where T : notnull
{
    public override string Allowed => string.Join(", ", choices.Select(choice => choice.Name));

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice.Name))]) };

    protected override bool TryParse(
        YamlScalar scalar, [MaybeNullWhen(false)] out T value, out DiagnosticDescriptor code, out string problem)
    {
        (code, problem, value) = (ProfileCodes.UnknownName, Found(scalar), default);
        foreach (var choice in choices)
        {
            if (choice.Name == scalar.Text)
            {
                value = choice.Value;
                return true;
            }
        }

        if (NearestName.Find(scalar.Text, choices.Select(choice => choice.Name)) is { } near)
        {
            problem += $" (did you mean '{near}'?)";
        }

        return false;
    }

    protected override string Format(T value) => choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Name;
}

static class NameKind
{
    /// <summary>The members of an enum under their names in camel case.</summary>
    public static NameKind<TEnum> Of<TEnum>()
        where TEnum : struct, Enum =>
        new([.. Enum.GetValues<TEnum>().Select(value => (CamelCase(value), value))]);

    /// <summary>Names that stand for themselves.</summary>
    public static NameKind<string> Of(ImmutableArray<string> names) => new([.. names.Select(name => (name, name))]);

    public static string CamelCase<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
