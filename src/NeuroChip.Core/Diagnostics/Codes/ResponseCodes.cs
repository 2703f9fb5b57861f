namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC7100 … NC7119: classes of outputs that learned without labels.</summary>
public static class ResponseCodes
{
    public static readonly DiagnosticDescriptor NoLabels = new("NC7100", Severity.Error,
        "Responses need labelled samples",
        "Present a data set with labels (--dataset), such as the training split of the one that was learned.");

    public static readonly DiagnosticDescriptor BadFile = new("NC7101", Severity.Error,
        "A file of responses cannot be read",
        "Write it with neurochip run IMAGE --dataset NAME --split train --freeze --save-responses FILE.");

    public static readonly DiagnosticDescriptor NotGiven = new("NC7102", Severity.Error,
        "A decoder needs responses, or does not",
        "Give --responses FILE together with --decoder assigned or --decoder proportional, and only with them.");

    public static readonly DiagnosticDescriptor OtherOutputs = new("NC7103", Severity.Error,
        "Responses belong to another network",
        "Use the file that was written for this image.");

    public static readonly DiagnosticDescriptor OtherImage = new("NC7104", Severity.Warning,
        "Responses were recorded on another image",
        "Record them again on this image: what neurons answer to changes while they learn.");
}
