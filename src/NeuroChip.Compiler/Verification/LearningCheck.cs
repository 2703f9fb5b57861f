using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Verification;

/// <summary>Whether the chip's learning engine can run the rules of a network.</summary>
static class LearningCheck
{
    const string Engine = "sum-of-products";

    /// <summary>False, with an error for each rule, where something is missing.</summary>
    public static bool Run(NetworkGraph network, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        foreach (var projection in network.Projections)
        {
            if (projection.Learning is { } rule)
            {
                Check(projection, rule, profile, findings);
            }
        }

        diagnostics.AddRange(findings.Items);
        return !findings.HasErrors;
    }

    static void Check(Projection projection, LearningRule rule, HardwareProfile profile, DiagnosticBag findings)
    {
        if (profile.Learning is not { Engine: Engine } learning)
        {
            var has = profile.Learning is { } other ? $"learns by '{other.Engine}' only" : "has no learning engine";
            findings.Add(LearningCodes.NoEngine.At(projection.Location,
                $"Projection '{projection.Name}' has a learning rule; '{profile.Name}' {has}."));
            return;
        }

        if (rule.EpochTicks < 1 || rule.EpochTicks > learning.MaxEpochTicks)
        {
            findings.Add(LearningCodes.EpochTooLong.At(projection.Location,
                $"Projection '{projection.Name}' has epochs of {rule.EpochTicks} ticks; '{profile.Name}' allows 1 … {learning.MaxEpochTicks}."));
        }

        LearningProgram.Parse(rule, projection.Location, findings);
    }
}
