using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Devices.Chips;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Pipeline;

/// <summary>The runs that a job on manufactured chips takes besides that of the first chip.</summary>
/// <param name="Fidelity">Of the programming.</param>
/// <param name="Chips">Manufactured, 1 or more.</param>
/// <param name="IsMitigated">Whether every chip runs without mitigation too.</param>
/// <param name="Learns">Whether the first run learns: ideal cells would have to learn a second time, and be another network.</param>
/// <param name="Layers">Projections that have real devices alone; 0 where that is not measured.</param>
/// <param name="Causes">Taken away one at a time.</param>
sealed record StudyPlan(Fidelity Fidelity, int Chips, bool IsMitigated, bool Learns, int Layers, IReadOnlyList<LossCause> Causes)
{
    /// <summary>Null where no device is asked for.</summary>
    /// <param name="asksWhere">Whether the parts of the loss are measured, by layer and by cause, even without --where.</param>
    /// <exception cref="InputErrorException">NC3100: the profile has none.</exception>
    public static StudyPlan? Of(ParseResult parsed, ChipJob job, bool asksWhere)
    {
        if (!DeviceOptions.AreGiven(parsed))
        {
            return null;
        }

        if (job.Image.Profile is not { Device: not null, Crossbar: not null })
        {
            throw new InputErrorException(FidelityCodes.NoDevice.With($"profile '{job.Image.Profile.Name}' has no section 'device'."));
        }

        var fidelity = DeviceOptions.FidelityOf(parsed) ?? Fidelity.Statistical;
        var measures = (asksWhere || parsed.GetValue(DeviceOptions.Where)) && job.Input.HasLabels && fidelity != Fidelity.Ideal;
        var learns = !parsed.GetValue(ExecutionOptions.Freeze) && job.Image.Projections.Any(projection => projection.Learning is not null);
        return new StudyPlan(
            fidelity, DeviceOptions.ChipsOf(parsed), DeviceOptions.IsMitigated(parsed), learns, measures ? job.Image.Projections.Length : 0,
            measures ? LossCause.On(new ChipConditions(job.Network, job.Image.Profile, fidelity, DeviceOptions.AgeOf(parsed))) : []);
    }

    /// <summary>Runs on ideal cells, to compare with.</summary>
    public int IdealRuns => Learns || (Fidelity == Fidelity.Ideal && Chips == 1) ? 0 : 1;

    /// <summary>Of all samples each.</summary>
    public int Runs => (Chips - 1) + IdealRuns + (Chips * ((IsMitigated ? 1 : 0) + Layers + Causes.Count));

    /// <summary>What is about to happen, and roughly how long programming takes.</summary>
    /// <param name="hasLabels">Whether there is an accuracy to measure.</param>
    public IEnumerable<string> Lines(ChipImage image, bool hasLabels)
    {
        var cost = FidelityCost.Of(image, Fidelity);
        var wires = cost.Arrays > 0 ? $", wires of {cost.Arrays} arrays" : "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"fidelity {DeviceOptions.NameOf(Fidelity)}: {cost.Devices} devices{wires}, about {cost.Seconds:G2} s of one core to program a chip; {Chips} of them");
        if (Causes.Count > 0)
        {
            yield return $"where accuracy goes: without {string.Join(", without ", Causes.Select(cause => cause.Name))}; {Layers} layers alone";
        }

        if (hasLabels && Runs > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{Runs} more runs of all samples, about {Runs * cost.Seconds:G2} s of one core for programming and {Runs} times what the first run takes");
        }
    }

    public JsonObject Json(bool hasLabels) => new()
    {
        ["chips"] = Chips,
        ["layersAlone"] = Layers,
        ["causes"] = new JsonArray([.. Causes.Select(cause => (JsonNode)cause.Name)]),
        ["moreRuns"] = hasLabels ? Runs : 0,
    };
}
