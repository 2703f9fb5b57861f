using NeuroChip.Reference;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>Membrane of an integrator without spikes in every step, one field for each scheme: <c>v_euler</c>, <c>v_exponential</c>.</summary>
sealed class NirMembraneKind : IVectorKind
{
    const string Prefix = "v_";

    public string Name => "nir-membrane";

    public bool Recognises(VectorFile file) => file.Has("network", "dt", "steps", "input") && (file.Has("v_euler") || file.Has("v_exponential"));

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var data = new DataFolder(file, context);
        var source = SingleInput.Read(file, file.Root.Steps());
        foreach (var field in file.Root.EnumerateObject().Where(field => field.Name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var options = SchemeText.Parse(field.Name[Prefix.Length..], file.Root.Double("dt"));
            var network = data.Network(file.Root.String("network"), options);
            var potentials = ReferenceTrace.Record(network, source).Potentials(network.Outputs[0]);
            yield return new CaseVerdict(
                field.Name, Differences.InValues(potentials, field.Value.Doubles(), SchemeText.ToleranceOf(options), step => $"step {step}"));
        }
    }
}
