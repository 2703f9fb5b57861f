using System.CommandLine;
using NeuroChip.Core.Images;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Pipeline;

namespace NeuroChip.Host.Commands;

/// <summary>A chip image as text, and where things are in it.</summary>
static class InspectCommand
{
    static readonly Argument<string> Image = new("image") { Description = "A chip image (.ncimg)" };

    static readonly Option<string?> Where = new("--where")
    {
        Description = "population[i]: on which core a neuron is; core:n: which neuron is there",
    };

    static readonly Option<bool> Weights = new("--weights") { Description = "Print every weight code" };

    public static Command Create()
    {
        var command = new Command("inspect", "Print a chip image as text, or find a neuron in it") { Image, Where, Weights };
        command.SetAction(Run);
        return command.WithExamples("inspect mnist.ncimg", "inspect mnist.ncimg --where 'lif1[17]'", "inspect mnist.ncimg --where 3:17");
    }

    static int Run(ParseResult parsed)
    {
        var terminal = new Terminal(parsed);
        var path = parsed.GetRequiredValue(Image);
        InputFile.OpenRead(path).Dispose();
        var image = ImageFile.Read(path);
        if (parsed.GetValue(Where) is { } question)
        {
            terminal.Output.WriteLine(ImageWhere.Answer(image, question));
            return (int)ExitCode.Done;
        }

        ImageText.Write(image, terminal.Output, parsed.GetValue(Weights));
        return (int)ExitCode.Done;
    }
}
