using System.CommandLine;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>The chip after a run that learned: <c>--save-image</c>.</summary>
static class SavedChip
{
    /// <summary>Where the chip goes; null: nowhere. Called before the run, so that nothing is learned in vain.</summary>
    /// <param name="diagnostics">Takes NC2432 for every projection that has more to save than an image holds.</param>
    /// <exception cref="InputErrorException">NC0009: the file exists. NC6101: there will be nothing to save.</exception>
    public static string? Path(ParseResult parsed, ChipImage image, DiagnosticBag diagnostics)
    {
        if (parsed.GetValue(ExecutionOptions.SaveImage) is not { } path)
        {
            return null;
        }

        OutputFile.RequireFree(path, parsed.GetValue(ExecutionOptions.Force));
        var learns = image.Projections.Any(p => p.Learning is not null) || image.Populations.Any(p => !p.KeptStates.IsEmpty);
        diagnostics.AddRange(LostTags(image));
        return !learns ? throw new InputErrorException(RunCodes.NothingToSave.With($"No projection of '{image.Network}' has a learning rule, and no population keeps a state."))
            : parsed.GetValue(ExecutionOptions.Freeze) ? throw new InputErrorException(RunCodes.NothingToSave.With("With --freeze the chip stays as it is."))
            : path;
    }

    static IEnumerable<Diagnostic> LostTags(ChipImage image) => image.Projections
        .Where(projection => projection.Learning is { } rule
            && LearningProgram.Parse(rule, SourceLocation.None, new())!.Rules.Any(learned => learned.Target != RuleVariable.Weight))
        .Select(projection => LearningCodes.TagsNotSaved.With(
            $"Projection '{projection.Name}' learns tags by 'dt' or 'dd'; the image will hold its weights without them."));

    /// <param name="learned">Null where nothing learned.</param>
    public static void Write(ParseResult parsed, string? path, ChipImage? learned)
    {
        if (path is not null && learned is not null)
        {
            OutputFile.Write(path, parsed.GetValue(ExecutionOptions.Force), stream => ImageFile.Write(learned, stream));
        }
    }
}
