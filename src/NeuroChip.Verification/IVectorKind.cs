namespace NeuroChip.Verification;

/// <summary>A format of golden vectors: recognises its files and reruns their cases on our own implementation.</summary>
public interface IVectorKind
{
    /// <summary>Name in the table of results, for example "neuron-trace/1".</summary>
    string Name { get; }

    bool Recognises(VectorFile file);

    /// <summary>Every case of the file, in order. Missing or ill-typed fields throw <see cref="VectorFormatException"/>.</summary>
    IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context);
}
