using System.CommandLine;
using NeuroChip.Compiler;
using NeuroChip.Compiler.Lowering.Chip;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Data.Decoding;
using NeuroChip.Emulator;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>Runs a network without its relays, beside the run with them.</summary>
static class RelayStudy
{
    /// <summary>Null where the compiler inserted no relays, or where an image was given, whose network is not known.</summary>
    /// <param name="job">The network with relays.</param>
    /// <param name="with">Its answers.</param>
    /// <param name="decoder">How answers become classes.</param>
    /// <param name="options">How both run.</param>
    public static RelayFigures? Of(ChipJob job, Accuracy with, IDecoder decoder, RunOptions options)
    {
        var relays = (job.Compilation?.Inserted ?? []).Where(inserted => inserted.Kind == InsertionKind.Relays).ToList();
        if (relays.Count == 0 || job.Network is null)
        {
            return null;
        }

        var diagnostics = new DiagnosticBag();
        var image = CompilerDriver.Compile(job.Network, UnsplitChip.Of(job.Image.Profile), job.Input.CompileOptions(job.Image.Seed), diagnostics)?.Image
            ?? throw new InputErrorException(diagnostics.Items.First(d => d.Severity == Severity.Error));
        var without = Answers(image, job.Input, decoder, options);
        var labelled = with.Samples > 0;
        var same = with.Predictions.Zip(without.Predictions).Count(pair => pair.First == pair.Second);
        return new RelayFigures(
            relays, with.Predictions.Count, labelled ? with.Share : null, labelled ? without.Share : null, with.Predictions.Count == 0 ? 1 : (double)same / with.Predictions.Count);
    }

    /// <summary>The same for a compilation, which has not run yet.</summary>
    public static RelayFigures? Of(ParseResult parsed, ChipJob job)
    {
        if (!(job.Compilation?.Inserted ?? []).Any(inserted => inserted.Kind == InsertionKind.Relays))
        {
            return null;
        }

        var options = new RunOptions { Backend = "cpu", Threads = Environment.ProcessorCount };
        var decoder = DecoderChoice.Of(parsed, job.Image, new DiagnosticBag());
        return Of(job, Answers(job.Image, job.Input, decoder, options), decoder, options);
    }

    static Accuracy Answers(ChipImage image, PresentedInput input, IDecoder decoder, RunOptions options) =>
        Accuracy.Of(ChipEmulator.Run(image, input.Samples, options).Results, input.Samples, decoder);
}
