using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Data.Tests.Encoding;

public class EncodedSamplesTests
{
    static IDataset Digits => DatasetCatalog.Open("digits", new DatasetRoots());

    // The figure published with the reference networks: 25 ticks, all 10,000 test images.
    [DataFact]
    public void Encode_MnistTestImages_GivesPublishedSpikesPerSample()
    {
        var samples = EncodedSamples.Create(
            DatasetCatalog.Open("mnist", new DatasetRoots(SharedFolders.Data!)), new EncodingOptions { Ticks = 25 });

        var spikes = Enumerable.Range(0, samples.Count).AsParallel().Sum(s => (long)samples.Encode(s)[0].Events);

        samples.Count.Should().Be(10_000);
        (spikes / 10_000.0).Should().BeApproximately(2607.925, 0.0005);
        samples.Label(0).Should().Be(7);
    }

    [Fact]
    public void Create_FirstAndSamples_PresentsThatRange()
    {
        var all = EncodedSamples.Create(Digits, new EncodingOptions());
        var few = EncodedSamples.Create(Digits, new EncodingOptions { First = 350, Samples = 100 });

        few.Count.Should().Be(9);
        few.Label(0).Should().Be(all.Label(350));
        few.Encode(0)[0].Elements.Should().Equal(all.Encode(350)[0].Elements);
    }

    [Theory]
    [InlineData("latncy", "NC7009")]
    [InlineData("direct", "NC7010")]
    [InlineData("frames", "NC7010")]
    public void Create_EncoderThatCannot_IsRefused(string encoder, string code)
    {
        var create = () => EncodedSamples.Create(Digits, new EncodingOptions { Encoder = encoder });

        create.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be(code);
    }

    public static TheoryData<EncodingOptions> ForbiddenOptions =>
    [
        new EncodingOptions { Ticks = 0 },
        new EncodingOptions { Ticks = 100_001 },
        new EncodingOptions { Samples = 0 },
        new EncodingOptions { First = -1 },
        new EncodingOptions { First = 359 },
        new EncodingOptions { Encoder = "poisson", Rate = 1.5 },
        new EncodingOptions { Encoder = "poisson", Rate = double.NaN },
    ];

    [Theory]
    [MemberData(nameof(ForbiddenOptions))]
    public void Create_SettingOutOfRange_IsRefused(EncodingOptions options)
    {
        var create = () => EncodedSamples.Create(Digits, options);

        create.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC7012");
    }

    [Fact]
    public void Create_SplitWithoutSamples_IsRefused()
    {
        var create = () => EncodedSamples.Create(Digits, new EncodingOptions { Split = Split.Validation });

        create.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC7008");
    }

    [Fact]
    public void RequireFit_SameCountOtherAxes_Passes() =>
        EncodedSamples.Create(Digits, new EncodingOptions()).RequireFit([new Shape(1, 8, 8)]).InputShape.Count.Should().Be(64);

    [Fact]
    public void RequireFit_OtherCount_IsRefused()
    {
        var fit = () => EncodedSamples.Create(Digits, new EncodingOptions()).RequireFit([new Shape(784)]);

        fit.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC7011");
    }

    [Fact]
    public void Encode_FromManyThreads_GivesTheSameSignals()
    {
        var samples = EncodedSamples.Create(Digits, new EncodingOptions { Encoder = "poisson", Seed = 7 });
        var expected = Enumerable.Range(0, samples.Count).Select(s => samples.Encode(s)[0].Elements).ToArray();

        Parallel.For(0, samples.Count, s => samples.Encode(s)[0].Elements.Should().Equal(expected[s]));
    }
}
