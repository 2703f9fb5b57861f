using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Quantization;

/// <summary>A projection with its code format and the scale that its weights ask for in every group of the target; 0 where they ask for none.</summary>
sealed record CalibratedProjection(int Index, LoweredProjection Projection, int WeightBits, WeightGrid Grid, double[] Scales);
