using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Mapping;

public class MappingHintsTests
{
    static readonly HardwareProfile Chip = TestChips.Rram256 with
    {
        Name = "chip",
        Mesh = new MeshSpec(4, 2, 1, MeshTopology.Mesh),
        Core = TestChips.Rram256.Core with { Neurons = 12 },
    };

    static readonly NetworkGraph Net = Layers(6, 20, 10);

    static NeuronRange Whole(string population) => new(population, 0, -1);

    [Fact]
    public void Compile_Hints_AreKept()
    {
        var image = Net.Image(Chip, With(new MappingHints
        {
            Pins = [new PinHint(new NeuronRange("layer1", 0, 3), 7)],
            Forbidden = [0, 1],
            Groups = [[new NeuronRange("layer1", 5, 6), new NeuronRange("layer2", 9, 9)]],
            Separations = [[new NeuronRange("layer2", 0, 1), new NeuronRange("layer2", 2, 3)]],
        }));

        var where = new ImageWhere(image);
        int? Core(string population, int neuron) => where.Find(population, neuron)!.Core;
        Enumerable.Range(0, 4).Select(n => Core("layer1", n)).Should().AllBeEquivalentTo(7);
        image.Cores.Should().NotContain(core => core.Core < 2);
        Core("layer1", 5).Should().Be(Core("layer1", 6)).And.Be(Core("layer2", 9));
        Core("layer2", 0).Should().NotBe(Core("layer2", 2)).And.NotBe(Core("layer2", 3));
        Core("layer2", 1).Should().NotBe(Core("layer2", 2)).And.NotBe(Core("layer2", 3));
    }

    public static TheoryData<string, MappingHints> Refused() => new()
    {
        { "NC4100: A hint names population 'layer3'; the chip's populations are layer1, layer2.", new() { Groups = [[Whole("layer3")]] } },
        { "NC4100: A hint names layer2[8..10]; population 'layer2' has neurons 0 … 9.", new() { Groups = [[new NeuronRange("layer2", 8, 10)]] } },
        { "NC4100: Core 8 is forbidden, but 'chip' has cores 0 … 7.", new() { Forbidden = [8] } },
        { "NC4100: layer2 is pinned to core 9, but 'chip' has cores 0 … 7.", new() { Pins = [new PinHint(Whole("layer2"), 9)] } },
        { "NC4101: layer2 is pinned to core 3, which is forbidden.", new() { Pins = [new PinHint(Whole("layer2"), 3)], Forbidden = [3] } },
        {
            "NC4101: layer2[0] is pinned to core 3 (as layer2) and to core 4 (as layer2[0]).",
            new() { Pins = [new PinHint(Whole("layer2"), 3), new PinHint(new NeuronRange("layer2", 0, 0), 4)] }
        },
        {
            "NC4101: Group 1 holds layer1[0], pinned to core 3, and layer2[0], pinned to core 4.",
            new()
            {
                Pins = [new PinHint(new NeuronRange("layer1", 0, 0), 3), new PinHint(new NeuronRange("layer2", 0, 0), 4)],
                Groups = [[new NeuronRange("layer1", 0, 0), new NeuronRange("layer2", 0, 0)]],
            }
        },
        {
            "NC4101: layer2[0] and layer2[1] are to be separated, but both are pinned to core 3.",
            new()
            {
                Pins = [new PinHint(new NeuronRange("layer2", 0, 1), 3)],
                Separations = [[new NeuronRange("layer2", 0, 0), new NeuronRange("layer2", 1, 1)]],
            }
        },
        {
            "NC4101: layer2[0] and layer2[1] are to be separated, but both are in group 1.",
            new()
            {
                Groups = [[new NeuronRange("layer2", 0, 1)]],
                Separations = [[new NeuronRange("layer2", 0, 0), new NeuronRange("layer2", 1, 1)]],
            }
        },
        { "NC4101: layer2[1] belongs to groups 1 and 2.", new() { Groups = [[new NeuronRange("layer2", 0, 1)], [new NeuronRange("layer2", 1, 2)]] } },
        { "NC4101: layer2[1] is named twice in what is to be separated.", new() { Separations = [[new NeuronRange("layer2", 0, 1), new NeuronRange("layer2", 1, 2)]] } },
        {
            "NC4102: 20 neurons are pinned to core 3 (as layer1); a core of 'chip' holds 12.",
            new() { Pins = [new PinHint(Whole("layer1"), 3)] }
        },
        {
            "NC4102: No legal mapping of network 'test' on 'chip' keeps its 6 hints; without them it takes 3 of 8 cores.",
            new() { Forbidden = [0, 1, 2, 3, 4, 5] }
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Compile_ImpossibleHints_NameTheConflict(string expected, MappingHints hints)
    {
        var diagnostic = Net.Diagnostics(Chip, With(hints)).Should().ContainSingle().Which;

        $"{diagnostic.Descriptor.Code}: {diagnostic.Message}".Should().Be(expected);
    }

    static CompileOptions With(MappingHints hints) =>
        new() { Mapping = new MappingRequest { Objective = MappingObjective.Of(MappingTerm.Hops), Effort = 1, Hints = hints } };
}
