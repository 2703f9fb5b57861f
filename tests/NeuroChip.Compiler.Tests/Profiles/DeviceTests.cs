using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Compiler.Tests.Profiles;

/// <summary>Memory cells: in a profile, by name, and in files of their own.</summary>
public sealed class DeviceTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Shipped => [.. DeviceCatalog.Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Load_EveryShippedDevice_HasSourceAndTitleAndReadsBack(string name)
    {
        var diagnostics = new DiagnosticBag();

        var device = DeviceCatalog.Load(name, diagnostics)!;

        diagnostics.Items.Should().BeEmpty();
        device.Source.Should().NotBeEmpty();
        device.Title.Should().NotBeEmpty();
        var path = Path.Combine(_folder.Path, "again.yaml");
        File.WriteAllText(path, DeviceCatalog.Text(device));
        (DeviceCatalog.Load(path, diagnostics)! with { Preset = name }).Should().Be(device);
    }

    [Fact]
    public void Read_Preset_GivesWhatTheProfileDoesNotSay()
    {
        var device = Profile(new("device.gmax", "50 uS"), new("device.readNoise", "2%"))!.Device!;

        device.MaxSiemens.Should().Be(50e-6);
        device.ReadNoise.Should().Be(0.02);
        device.MinSiemens.Should().Be(1e-6);
        device.MeasuredLaw.Should().Be("rram_cubic_2022");
        device.Preset.Should().Be("taox-hfox");
    }

    [Fact]
    public void Read_OtherPreset_ReplacesAllThatItGave() =>
        Profile(new ProfileOverride("device.preset", "gst-pcm"))!.Device!.MeasuredLaw.Should().BeEmpty();

    [Fact]
    public void Read_OwnFile_IsFoundByPath()
    {
        var path = Path.Combine(_folder.Path, "mine.yaml");
        File.WriteAllText(path, "source: \"assumed: test\"\ngmin: 2 uS\ngmax: 20 uS\n");

        Profile(new ProfileOverride("device.preset", path))!.Device!.MaxSiemens.Should().Be(20e-6);
    }

    // One spoilt device a code: code, line and column.
    [Theory]
    [InlineData("gmin: 40 uS\ngmax: 40 uS", "NC1100", 2)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\npulseLaw: linear\nweightMin: 1\nweightMax: -1", "NC1100", 6)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nstuckOff: 60 %\nstuckOn: 50 %", "NC1101", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nwriteVerify: true", "NC1103", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nconverterBits: 1", "NC1105", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nsupply: sourceLine\nwireSolver: exact", "NC1106", 5)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nenduranceDecades: 2", "NC6160", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nwritesBefore: 1e6", "NC6160", 4)]
    [InlineData("gmin: 0 uS\ngmax: 40 uS\nendurance: 1e6\nenduranceDecades: 2", "NC6160", 5)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\ncurrentLaw: rram2021", "NC6161", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\ncurrentLaw: cubic\nreadVoltage: 2.1 V", "NC6161", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nconverterBits: 6\nconverterOffset: 1 %", "NC6164", 5)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nconverterKind: sar\nconverterMismatch: 1 %", "NC6164", 5)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nconverterKind: ramp", "NC6164", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\ninputCoding: bitSerial", "NC6165", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\ninputBits: 4\ncurrentLaw: cubic\ninputCoding: amplitude", "NC6165", 6)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\npulseLaw: piecewise\nfactorsUp: [1, 0.5]\nfactorsDown: [1]", "NC2450", 6)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\npulseLaw: power\ngammaDown: -1", "NC2451", 5)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\npulseLaw: binary\nwriteVerify: true", "NC2452", 5)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nlevels: 1", "NC2457", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nstepSpread: -1 %", "NC1002", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nswitchUp: NaN", "NC1011", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nparallel: 0", "NC1002", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nprogrammingSigma: -5 %", "NC1002", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\ngammaUp: NaN", "NC1002", 4)]
    [InlineData("gmin: NaN S\ngmax: 40 uS", "NC1011", 2)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nmaxPulses: 0", "NC1002", 4)]
    [InlineData("gmin: 1 uS\ngmax: 40 uS\nmeasuredLaw: rram_cubic_2023", "NC1012", 4)]
    [InlineData("gmin: 1 uS", "NC1013", 1)]
    public void Load_Nonsense_IsFoundInItsPlace(string text, string code, int line)
    {
        var path = Path.Combine(_folder.Path, "bad.yaml");
        File.WriteAllText(path, "source: \"assumed: test\"\n" + text + "\n");
        var diagnostics = new DiagnosticBag();

        DeviceCatalog.Load(path, diagnostics).Should().BeNull();

        var found = diagnostics.Items.Should().ContainSingle().Subject;
        found.Descriptor.Code.Should().Be(code);
        found.Location.Line.Should().Be(line);
        found.Location.File.Should().Be(path);
    }

    [Fact]
    public void Read_MoreBitsThanTheCellHolds_IsRefused() => Codes(new ProfileOverride("device.mostBits", "4")).Should().Equal("NC6162");

    [Fact]
    public void Read_ZeroLevels_IsRefused() => Codes(new ProfileOverride("crossbar.cellBits", "0")).Should().Equal("NC1002");

    [Fact]
    public void Read_UnknownDevice_IsRefusedWithASuggestion()
    {
        var diagnostics = new DiagnosticBag();

        ProfileCatalog.Load("rram-256", [new("device.preset", "taox-hfo")], diagnostics).Should().BeNull();

        diagnostics.Items.Should().ContainSingle().Which.Message.Should().Contain("Did you mean 'taox-hfox'");
        diagnostics.Items[0].Descriptor.Code.Should().Be("NC1102");
    }

    [Fact]
    public void Read_DeviceWithoutAnalogArray_IsRefused()
    {
        var diagnostics = new DiagnosticBag();

        ProfileCatalog.Load("course-4core", [new("device.preset", "taox-hfox")], diagnostics);

        diagnostics.Items.Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC1104");
    }

    // 256 columns: 128 pairs; 64 pairs of two slices; 255 and 254 beside reference columns; 248 usable with 8 spare ones.
    [Theory]
    [InlineData(CrossbarMapping.Differential, 1, 0, 128)]
    [InlineData(CrossbarMapping.DifferentialCentred, 1, 0, 128)]
    [InlineData(CrossbarMapping.Differential, 2, 0, 64)]
    [InlineData(CrossbarMapping.OffsetDigital, 1, 0, 256)]
    [InlineData(CrossbarMapping.OffsetReference, 1, 0, 255)]
    [InlineData(CrossbarMapping.OffsetReference, 2, 0, 127)]
    [InlineData(CrossbarMapping.Differential, 1, 8, 124)]
    public void WeightColumns_CountWhatTheMappingNeeds(CrossbarMapping mapping, int slices, int spare, int columns) =>
        new CrossbarSpec { Rows = 256, Columns = 256, CellBits = 8, Mapping = mapping, Slices = slices, SpareColumns = spare }.WeightColumns.Should().Be(columns);

    [Fact]
    public void Read_ColumnsThatDoNotSuffice_AreRefused()
    {
        Codes(new ProfileOverride("crossbar.spareColumns", "8")).Should().Equal("NC1021");
        Codes(new("crossbar.mapping", "differentialCentred"), new("crossbar.slices", "2")).Should().Contain("NC1021");
    }

    static HardwareProfile? Profile(params ProfileOverride[] overrides)
    {
        var diagnostics = new DiagnosticBag();
        var profile = ProfileCatalog.Load("rram-256", overrides, diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return profile;
    }

    static IEnumerable<string> Codes(params ProfileOverride[] overrides)
    {
        var diagnostics = new DiagnosticBag();
        ProfileCatalog.Load("rram-256", overrides, diagnostics);
        return diagnostics.Items.Select(item => item.Descriptor.Code).Distinct();
    }
}
