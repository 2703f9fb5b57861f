using System.CommandLine;

namespace NeuroChip.Host.CommandLine;

/// <summary>Options that say what is presented to the network and how its answer is read.</summary>
static class DataOptions
{
    public static readonly Option<string?> Dataset = new("--dataset", "-d")
    {
        Description = "A data set by name (see 'neurochip datasets list') or your own files",
    };

    public static readonly Option<string?> Input = new("--input")
    {
        Description = "Instead of a data set: a CSV of spikes (t,address[,value]), constant:VALUE, or none",
    };

    public static readonly Option<string> Split = new("--split")
    {
        Description = "Part of the data set: test, train or validation",
        DefaultValueFactory = _ => "test",
    };

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder with local copies of data sets (also NEUROCHIP_DATA)",
    };

    public static readonly Option<int?> Samples = new("--samples", "-n")
    {
        Description = "Present only the first so many samples",
    };

    public static readonly Option<int?> Ticks = new("--ticks", "-t")
    {
        Description = "Ticks for each sample (default: those of the recording, or 25)",
    };

    public static readonly Option<string?> Encoder = new("--encoder")
    {
        Description = "rate, poisson, periodic, latency, constant, direct or frames (default: what suits the data set)",
    };

    public static readonly Option<double?> Rate = new("--rate")
    {
        Description = "Encoders poisson and periodic: spikes in a tick for the largest value on average, above 0 and at most 1 (default: 1)",
    };

    public static readonly Option<string> Decoder = new Option<string>("--decoder")
    {
        Description = "spike-count, first-spike or last-potential: which output gives the class; assigned or proportional: by --responses",
        DefaultValueFactory = _ => "spike-count",
    }.AcceptOnly("spike-count", "first-spike", "last-potential", "assigned", "proportional");

    public static readonly Option<string?> Responses = new("--responses")
    {
        Description = "File of --save-responses: which classes the outputs answer to",
    };

    public static readonly Option<string?> SaveResponses = new("--save-responses")
    {
        Description = "Write how often every output spiked for every class to this file (.json), for --decoder assigned",
    };

    public static IReadOnlyList<Option> All => [Dataset, Input, Split, Data, Samples, Ticks, Encoder, Rate, Decoder, Responses, SaveResponses];
}
