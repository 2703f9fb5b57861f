using System.CommandLine;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Commands;

/// <summary>A learned chip whose weights are stored in fewer bits.</summary>
static class RequantizeCommand
{
    static readonly Argument<string> Image = new("image") { Description = "A chip image that learned (.ncimg)" };

    static readonly Option<int> Bits = new("--bits") { Description = "Bits that the learned weights are rounded to, 1 to 8", Required = true };

    static readonly Option<string> Out = new("--out", "-o") { Description = "Write the image to this file (.ncimg)", Required = true };

    public static Command Create()
    {
        var command = new Command("requantize", "Round the learned weights of a chip image to fewer bits") { Image, Bits, Out, ExecutionOptions.Force };
        command.SetAction(Run);
        return command.WithExamples("requantize learned.ncimg --bits 4 --out four-bits.ncimg");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var (bits, target, force) = (parsed.GetRequiredValue(Bits), parsed.GetRequiredValue(Out), parsed.GetValue(ExecutionOptions.Force));
        OutputFile.RequireFree(target, force);
        if (bits is < 1 or > 8)
        {
            throw new InputErrorException(FileCodes.BadValue.With($"--bits is {bits}; 1 … 8 is possible."));
        }

        var path = parsed.GetRequiredValue(Image);
        using var source = NetworkSource.Open(path);
        var image = ImageFile.Read(source, path);
        if (image.Projections.All(projection => projection.Learning is null))
        {
            throw new InputErrorException(RunCodes.NothingToSave.At(new(path), $"No projection of '{image.Network}' has a learning rule, so it has no learned weights."));
        }

        if (image.Projections.FirstOrDefault(projection => projection.Devices is not null) is { } devices)
        {
            throw new InputErrorException(PlasticDeviceCodes.DevicesAreNoCodes.At(new(path), $"Weights of projection '{devices.Name}' are devices."));
        }

        var rounded = LearnedWeights.Round(image, bits, out var meanSquare);
        OutputFile.Write(target, force, stream => ImageFile.Write(rounded, stream));
        Report(terminal, rounded, target, bits, Math.Sqrt(meanSquare));
        return (int)ExitCode.Done;
    }

    static void Report(Terminal terminal, ChipImage image, string path, int bits, double error)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["format"] = "neurochip-requantize/1",
                ["image"] = path,
                ["imageHash"] = ImageHash.Of(image),
                ["bits"] = bits,
                ["rootMeanSquareErrorCodes"] = error,
            });
            return;
        }

        terminal.Output.WriteLine(ConsoleReport.Banner(image.Profile, "none"));
        terminal.Output.WriteLine(FormattableString.Invariant($"learned weights rounded to {bits} bits, root mean square change {error:0.0} codes"));
        terminal.Output.WriteLine($"image {ImageHash.Of(image)} → {path}");
    }
}
