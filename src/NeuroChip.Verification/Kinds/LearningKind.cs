using System.Text.Json;
using NeuroChip.Emulator.Backends;

namespace NeuroChip.Verification.Kinds;

/// <summary>"learning/1": a plastic projection with three-factor trace learning, its target spikes given or made by neurons it drives.</summary>
sealed class LearningKind : IVectorKind
{
    public string Name => "learning/1";

    public bool Recognises(VectorFile file) => file.Format == Name;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var backend = BackendRegistry.Find(context.Run);
        return file.Root.Field("cases").Items().Select(element => Check(element, backend, context));
    }

    static CaseVerdict Check(JsonElement element, IBackend backend, VerificationContext context)
    {
        using var learning = new LearningCase(element, backend, context.Run);
        return new(element.String("id"), learning.FirstDifference());
    }
}
