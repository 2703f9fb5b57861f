using System.Text.Json.Nodes;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Compiler.Tests.Profiles;

public class ProfileSchemaTests
{
    [Fact]
    public void Json_EqualsTheShippedSchema() => Golden.Compare("hw-profiles/profile.schema.json", ProfileSchema.Json());

    [Fact]
    public void Markdown_EqualsTheShippedReference() => Golden.Compare("hw-profiles/keys.md", ProfileReference.Markdown());

    [Fact]
    public void Json_DescribesKeysRangesAndNames()
    {
        var schema = JsonNode.Parse(ProfileSchema.Json())!;

        schema["additionalProperties"]!.GetValue<bool>().Should().BeFalse();
        schema["required"]!.AsArray().Select(n => n!.GetValue<string>()).Should().Equal("title", "mesh", "core", "synapse", "neuron");
        var cellBits = schema["properties"]!["crossbar"]!["properties"]!["cellBits"]!;
        cellBits["type"]!.GetValue<string>().Should().Be("integer");
        cellBits["maximum"]!.GetValue<int>().Should().Be(8);
        schema["properties"]!["energy"]!["propertyNames"]!["enum"]!.AsArray().Select(n => n!.GetValue<string>()).Should().Contain("synapticEvent");
    }

    [Theory]
    [InlineData("23.6 pJ", true)]
    [InlineData("23.6pJ", true)]
    [InlineData(".5 J", true)]
    [InlineData("1e-3 J", true)]
    [InlineData("23.6", false)]
    [InlineData("23.6 pW", false)]
    [InlineData("pJ", false)]
    public void Json_PatternOfAnEnergy_AcceptsWhatIsRead(string text, bool accepted)
    {
        var energy = JsonNode.Parse(ProfileSchema.Json())!["properties"]!["energy"]!["additionalProperties"]!["properties"]!["value"]!;
        System.Text.RegularExpressions.Regex.IsMatch(text, energy["pattern"]!.GetValue<string>()).Should().Be(accepted);
    }

    [Fact]
    public void ShippedProfiles_NameTheSchemaForEditors() =>
        ProfileCatalog.Names.Should().OnlyContain(name =>
            ProfileCatalog.Text(name).StartsWith("# yaml-language-server: $schema=profile.schema.json\n", StringComparison.Ordinal));
}
