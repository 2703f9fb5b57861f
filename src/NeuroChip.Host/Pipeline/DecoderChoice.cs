using System.CommandLine;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Decoding;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>How the answers of a chip become classes: --decoder, and the files of responses that some decoders read and a run writes.</summary>
static class DecoderChoice
{
    const string Assigned = "assigned", Proportional = "proportional";

    /// <param name="diagnostics">Takes the warning that responses are those of another image.</param>
    /// <exception cref="InputErrorException">NC7101 … NC7103: responses are missing, unreadable, or of another network.</exception>
    public static IDecoder Of(ParseResult parsed, ChipImage image, DiagnosticBag diagnostics)
    {
        var name = parsed.GetRequiredValue(DataOptions.Decoder);
        var path = parsed.GetValue(DataOptions.Responses);
        var needsResponses = name is Assigned or Proportional;
        if (needsResponses != path is not null)
        {
            throw new InputErrorException(ResponseCodes.NotGiven.With(
                needsResponses ? $"--decoder {name} has no --responses." : $"--responses '{path}' is not read by --decoder {name}."));
        }

        if (path is null)
        {
            return Decoder.Find(name);
        }

        var responses = Read(path, image, diagnostics);
        return name == Assigned ? new AssignedDecoder(responses) : new ProportionalDecoder(responses);
    }

    /// <summary>Called before the long work, so that nothing is computed in vain.</summary>
    public static void RequireFree(ParseResult parsed)
    {
        if (parsed.GetValue(DataOptions.SaveResponses) is { } path)
        {
            OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        }
    }

    /// <summary>Writes the responses of a run where --save-responses asks for them.</summary>
    /// <exception cref="InputErrorException">NC7100: no sample has a label.</exception>
    public static void Save(ParseResult parsed, ChipJob job, IReadOnlyList<SampleResult> results)
    {
        if (parsed.GetValue(DataOptions.SaveResponses) is { } path && results.Count > 0)
        {
            var responses = Responses.Of(results, job.Input.Samples, ImageHash.Of(job.Image), job.Input.Description);
            OutputFile.Write(path, parsed.GetValue(ExecutionOptions.Force), stream => ResponseFile.Write(responses, stream));
        }
    }

    static Responses Read(string path, ChipImage image, DiagnosticBag diagnostics)
    {
        using var stream = UserFile.OpenRead(path);
        var responses = ResponseFile.Read(stream, path);
        var outputs = image.Outputs.Sum(output => image.Populations[output].Count);
        if (responses.Outputs != outputs)
        {
            throw new InputErrorException(ResponseCodes.OtherOutputs.At(new(path),
                $"'{path}' tells of {responses.Outputs} outputs; '{image.Network}' has {outputs}."));
        }

        if (responses.ImageHash != ImageHash.Of(image))
        {
            diagnostics.Add(ResponseCodes.OtherImage.At(new(path),
                $"'{path}' was recorded on image {responses.ImageHash[..Math.Min(12, responses.ImageHash.Length)]}…, not on this one."));
        }

        return responses;
    }
}
