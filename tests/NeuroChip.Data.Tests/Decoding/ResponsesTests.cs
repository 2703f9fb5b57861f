using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Decoding;

namespace NeuroChip.Data.Tests.Decoding;

public class ResponsesTests
{
    sealed class Labels(params int[] labels) : ISampleSource
    {
        public int Count => labels.Length;

        public int Ticks => 1;

        public EncodedSample[] Encode(int sample) => [];

        public int Label(int sample) => labels[sample];
    }

    static SampleResult Result(params int[] counts) => new(counts, counts, new double[counts.Length], []);

    // Four outputs, classes 0 and 1 with two and one samples.
    //   output 0: 3 + 1 spikes for class 0, 3 for class 1: means 2 and 3, class 1, although class 0 has more spikes
    //   output 1: 1 + 1 and 1: means 1 and 1, the lower class
    //   output 2: 0 and 4: class 1;   output 3: silent
    static Responses FourOutputs() => Responses.Of([Result(3, 1, 0, 0), Result(3, 1, 4, 0), Result(1, 1, 0, 0)], new Labels(0, 1, 0), "hash", "input");

    [Fact]
    public void Of_ThreeSamples_SumsByClass()
    {
        var responses = FourOutputs();

        responses.SamplesPerClass.Should().Equal(2, 1);
        responses.Spikes.Select(row => string.Join(',', row)).Should().Equal("4,3", "2,1", "0,4", "0,0");
        Enumerable.Range(0, 4).Select(responses.ClassOf).Should().Equal(1, 0, 1, -1);
    }

    [Fact]
    public void Of_UnlabelledSamples_AreLeftOut() =>
        Responses.Of([Result(5), Result(1)], new Labels(-1, 1), "h", "i").Spikes[0].Should().Equal(0, 1);

    [Fact]
    public void Of_NoLabels_IsADiagnostic()
    {
        var sum = () => Responses.Of([Result(5)], new Labels(-1), "h", "constant:1");

        sum.Should().Throw<InputErrorException>().Which.Diagnostic.ToString().Should().Contain("NC7100");
    }

    // Class 1 has outputs 0 and 2, class 0 output 1. Counts 2, 3, 2: means 3 for class 0, 2 for class 1.
    [Fact]
    public void Assigned_ComparesMeansOfTheOutputsOfAClass()
    {
        var decoder = new AssignedDecoder(FourOutputs());

        decoder.Classes(4).Should().Be(2);
        decoder.Decide(Result(2, 3, 2, 9)).Should().Be(new Decision(0, false));
        decoder.Decide(Result(4, 3, 2, 9)).Should().Be(new Decision(0, true));
        decoder.Decide(Result(4, 3, 3, 0)).Should().Be(new Decision(1, false));
        decoder.Decide(Result(0, 0, 0, 5)).Should().Be(new Decision(0, true));
    }

    // Votes: output 0: 2/5 and 3/5; output 1: 1/2 and 1/2; output 2: 0 and 1. Counts 1, 0, 0 give 0.4 against 0.6.
    [Fact]
    public void Proportional_LetsEverySpikeVote()
    {
        var decoder = new ProportionalDecoder(FourOutputs());

        decoder.Decide(Result(1, 0, 0, 0)).Should().Be(new Decision(1, false));
        decoder.Decide(Result(0, 1, 0, 0)).Should().Be(new Decision(0, true));
    }

    [Fact]
    public void File_WrittenAndRead_IsTheSame()
    {
        using var stream = new MemoryStream();
        ResponseFile.Write(FourOutputs(), stream);
        stream.Position = 0;

        ResponseFile.Read(stream, "r.json").Should().BeEquivalentTo(FourOutputs());
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "'format'")]
    [InlineData("""{"format":"neurochip-responses/1","imageHash":"","input":"","samplesPerClass":[1,-1],"spikes":[[1,1]]}""", "'samplesPerClass'")]
    [InlineData("""{"format":"neurochip-responses/1","imageHash":"","input":"","samplesPerClass":[1,1],"spikes":[[1]]}""", "output 0")]
    [InlineData("""{"format":"neurochip-responses/1","imageHash":"","input":"","samplesPerClass":[1,1],"spikes":[1]}""", "'spikes'")]
    [InlineData("""{"format":"neurochip-responses/1","imageHash":"","input":"","samplesPerClass":[],"spikes":[]}""", "0 classes")]
    [InlineData("""{"format":"neurochip-responses/1","imageHash":"\ud800","input":"","samplesPerClass":[1],"spikes":[[1]]}""", "UTF-8")]
    public void File_Damaged_IsADiagnostic(string text, string finding)
    {
        var read = () => ResponseFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "r.json");

        read.Should().Throw<InputErrorException>().Which.Diagnostic.ToString().Should().Contain("NC7101").And.Contain(finding);
    }
}
