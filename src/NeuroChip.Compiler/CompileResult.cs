using NeuroChip.Core.Images;

namespace NeuroChip.Compiler;

/// <summary>A legal image and how it came about.</summary>
public sealed record CompileResult(ChipImage Image, CompileReport Report);
