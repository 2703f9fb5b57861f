using System.Text;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Verification.Tests.Kinds.MultiCore;

public class MultiCoreKindTests
{
    static CasePair Good() => HandWorkedCase.Create(
        "leaky_integrate_fire", """{"threshold":15}""", inputs: [1, 2], potentials: [0, 10, 0], fires: [3], updated: [false, true, true]);

    [VectorsTheory]
    [InlineData("case1-tiny-feedforward")]
    [InlineData("case2-recurrent-mixed")]
    public void Verify_PublishedCase_Agrees(string name)
    {
        using var pair = CasePair.Read(name);
        pair.Verify().Should().BeNull();
    }

    [Fact]
    public void Verify_HandWorkedCase_Agrees()
    {
        using var pair = Good();
        pair.Verify().Should().BeNull();
    }

    public static TheoryData<string, string, string> Changes => new()
    {
        { "per_step_fired", "[1,1,2]", "step 3, fired: expected 2, found 1" },
        { "per_step_updated", "[1,2,9]", "step 3, updated" },
        { "per_step_packets", "[1,2,0]", "step 2, packets" },
        { "per_step_hops", "[0,0,1]", "step 3, hops" },
        { "per_step_synaptic_events", "[0,1,0]", "step 1, synaptic events" },
        { "spikes_step_neuron", "[[1,0],[2,0],[2,1]]", "step 2, spikes: expected [0 1], found [0]" },
        { "potentials_per_step", "[[0,0],[0,10.015625],[0,0]]", "step 2, potential of neuron 1: expected 10.015625, found 10" },
        { "messages_per_core_pair", """{"0.0>0.1":2}""", "whole run, messages 0.0>0.0: expected 0, found 2" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Verify_ChangedField_NamesStepAndElement(string field, string value, string difference)
    {
        using var pair = Good();
        pair.Expected[field] = JsonNode.Parse(value);
        pair.Verify().Should().Contain(difference);
    }

    [Theory]
    [InlineData("per_step_energy_J", "synapse")]
    [InlineData("per_step_energy_J", "soma")]
    [InlineData("per_step_energy_J", "network")]
    [InlineData("per_step_energy_J", "total")]
    [InlineData("per_step_time_s", "simple")]
    public void Verify_RealsOfAStep_AgreeToTwelveDigits(string group, string name)
    {
        using var pair = Good();
        var values = pair.Expected[group]![name]!.AsArray();
        var good = values[0]!.GetValue<double>();

        values[0] = good * (1 + 5e-13);
        pair.Verify().Should().BeNull();
        values[0] = good * (1 + 2e-12);
        pair.Verify().Should().StartWith("hand-worked: step 1, ");
    }

    [Theory]
    [InlineData("total_energy_J", "total", 2e-12)]
    [InlineData("total_time_s", "simple", 2e-12)]
    [InlineData("total_time_s", "detailed", 0.021)]
    [InlineData("totals", "hops", 0)]
    [InlineData("totals", "fired", 1)]
    public void Verify_Totals_AreCompared(string group, string name, double change)
    {
        using var pair = Good();
        var good = pair.Expected[group]![name]!.GetValue<double>();
        pair.Expected[group]![name] = good == 0 ? 1 : good * (1 + change);
        pair.Verify().Should().StartWith("hand-worked: whole run, ");
    }

    [Fact]
    public void Verify_PotentialsOfTheLastStepOnly_AreEnough()
    {
        using var pair = Good();
        pair.Expected.Remove("potentials_per_step");
        pair.Expected["potentials_last_step"] = new JsonArray(0, 0);
        pair.Verify().Should().BeNull();
        pair.Expected["potentials_last_step"] = new JsonArray(0, 1);
        pair.Verify().Should().Contain("step 3, potential of neuron 1");
    }

    [Fact]
    public void Verify_NothingToCompareWith_IsADiagnostic()
    {
        using var pair = Good();
        pair.Invoking(p => p.VerifyCase()).Should().Throw<InputErrorException>()
            .Which.Diagnostic.Should().Match<Diagnostic>(d => d.Descriptor.Code == "NC0001" && d.Message.Contains("pair.expected.json"));
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "core_of", "[0]", "'core_of' has 1 entries for 2 neurons" },
        { "core_of", "[0,1]", "core 1; the mesh has cores 0 to 0" },
        { "neuron_count", "0", "'neuron_count' is 0" },
        { "neuron_count", "2000000000", "'core_of' has 2 entries" },
        { "steps", "2000000000", "'per_step_fired' has 3 entries for 2000000000 steps" },
        { "inputs", """{"7":[1]}""", "neuron 7" },
        { "inputs", """{"x":[1]}""", "key 'x'" },
        { "params", """{"treshold":1}""", "'treshold'; known are" },
        { "params", """{"threshold":[1]}""", "'threshold' has 1 entries for 2 neurons" },
        { "params", """{"reset_mode":"medium"}""", "'hard' or 'soft'" },
        { "params", """{"leak_towards_zero":false}""", "'leak_towards_zero' is not true" },
        { "params", """{"refractory_delay":1.5}""", "whole number" },
        { "synapses", """{"pre":[0],"post":[2],"weight":[1]}""", "'post' names neuron 2" },
        { "synapses", """{"pre":[0],"post":[1],"weight":[]}""", "'weight' has 0 entries for 1 synapses" },
        { "synapses", """{"pre":[0],"post":[1],"weight":[1e999]}""", "finite" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Verify_InconsistentCase_IsADiagnostic(string field, string value, string message)
    {
        using var pair = Good();
        pair.Case[field] = JsonNode.Parse(value);
        pair.Invoking(p => p.Verify()).Should().Throw<InputErrorException>().Which.Diagnostic.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("max_neurons_per_core", "1", "core 0 holds 2 neurons")]
    [InlineData("link_buffer_size", "0", "'link_buffer_size' is 0")]
    [InlineData("mesh", """{"width":70000,"height":70000}""", "more than 1048576 cores")]
    [InlineData("sync_table", "[[1,-1]]", "'sync_table'")]
    [InlineData("soma_model", "\"izhikevich\"", "'izhikevich'; known are")]
    [InlineData("costs", """{"soma":{"energy_access":-1}}""", "cost")]
    public void Verify_ImpossibleHardware_IsADiagnostic(string field, string value, string message)
    {
        using var pair = Good();
        pair.Case["arch"]![field] = JsonNode.Parse(value);
        pair.Invoking(p => p.Verify()).Should().Throw<InputErrorException>().Which.Diagnostic.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("hand-worked", "\\ud800")]
    [InlineData("format", "\\ud800")]
    public void Verify_HalfACharacter_IsADiagnostic(string text, string replacement)
    {
        using var pair = Good();
        using var folder = new TemporaryFolder();
        var path = folder.Write("pair.case.json", Encoding.UTF8.GetBytes(pair.Case.ToJsonString().Replace(text, replacement, StringComparison.Ordinal)));
        var verify = () => VectorVerifier.Verify(path, new("cpu-scalar", null, Threads: 1));
        verify.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC0004");
    }

    [Fact]
    public void Verify_DamagedCase_NeverThrowsAnythingElse()
    {
        using var pair = Good();
        pair.Verify();
        using var folder = new TemporaryFolder();
        folder.Write("pair.expected.json", Encoding.UTF8.GetBytes(pair.Expected.ToJsonString()));
        HostileBytes.SurvivesFlips(
            Encoding.UTF8.GetBytes(pair.Case.ToJsonString()),
            bytes => VectorVerifier.Verify(folder.Write("pair.case.json", bytes), new("cpu-scalar", null, Threads: 1)),
            seeds: 500);
    }
}
