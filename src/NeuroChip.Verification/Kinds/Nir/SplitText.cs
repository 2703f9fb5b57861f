using NeuroChip.Data.Datasets;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>The name of a split as vectors write it.</summary>
static class SplitText
{
    public static Split Parse(string name) => name switch
    {
        "train" => Split.Train,
        "validation" => Split.Validation,
        "test" => Split.Test,
        _ => throw new VectorFormatException($"'{name}' is not a split; train, validation or test is expected"),
    };
}
