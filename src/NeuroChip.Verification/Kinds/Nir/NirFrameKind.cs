using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Reference;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>One frame through a network without state: every number of the output, written with nine digits.</summary>
sealed class NirFrameKind : IVectorKind
{
    const double Tolerance = 5e-9;

    public string Name => "nir-frame";

    public bool Recognises(VectorFile file) => file.Has("network", "input_row_major", "output_row_major");

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var network = new DataFolder(file, context).Network(file.Root.String("network"), new NirImportOptions { Dt = 1 });
        var source = FixedSample.OfFrames([file.Root.Ints("input_row_major")]);
        var output = ReferenceSimulator.Run(network, source, new ReferenceOptions()).Results[0].LastPotentials;
        yield return new CaseVerdict(
            "output", Differences.InValues(output, file.Root.Field("output_row_major").Doubles(), Tolerance, element => $"element {element}"));
    }
}
