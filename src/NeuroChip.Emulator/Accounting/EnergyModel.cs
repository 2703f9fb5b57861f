using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;

namespace NeuroChip.Emulator.Accounting;

/// <summary>Counts times prices, once, after the run. Nothing that happens on the chip depends on it.</summary>
public static class EnergyModel
{
    // Views of spikes and packets that are counted under another name already; priced only where a profile does.
    static readonly ImmutableHashSet<EventKind> Views = [EventKind.PacketInTile, EventKind.OutputSpike];

    /// <param name="timed">The chip's time as a timing model found it; null: estimated from the counts.</param>
    public static EnergyReport Price(ChipImage image, RunRecord record, ChipTime? timed = null)
    {
        var events = record.TotalEvents();
        var time = timed ?? ChipTime.Of(image, record);
        return new EnergyReport
        {
            Events = [.. Terms(image, events, PriceScope.PerTerm)],
            Static = time is null ? [] : [.. image.Profile.StaticPower.Select(power => StaticTerm(power.InForce, image, time))],
            AllIn = [.. Terms(image, events, PriceScope.AllIn)],
            Missing = [.. Missing(image.Profile, events, time)],
            Time = time,
        };
    }

    /// <summary>Tiles that hold at least one core in use.</summary>
    public static int TilesInUse(ChipImage image) => image.Cores.Select(core => image.Profile.Mesh.TileOf(core.Core)).Distinct().Count();

    /// <summary>Prices in force, in the order of events.</summary>
    public static IEnumerable<EnergyPrice> Prices(ChipImage image, PriceScope scope)
    {
        var tiles = TilesInUse(image);
        return image.Profile.Energy
            .Select(entry => entry.InForce)
            .Where(entry => entry.Scope == scope)
            .OrderBy(entry => entry.Event)
            .Select(entry => new EnergyPrice(
                entry.Event, VoltageScaling.Joules(image.Profile, entry, tiles), entry.How, Origin(image.Profile, entry.Source, entry.Alternative, entry.Volts)));
    }

    /// <summary>Whether it is counted under another name already, and priced only where a profile does.</summary>
    public static bool IsView(EventKind kind) => Views.Contains(kind);

    static IEnumerable<EnergyTerm> Terms(ChipImage image, EventCounts events, PriceScope scope) =>
        Prices(image, scope).Select(price => new EnergyTerm(NameOf(price.Event), events[price.Event], price.Joules, price.How, price.Source));

    static EnergyTerm StaticTerm(PowerEntry power, ChipImage image, ChipTime time) =>
        new($"static {power.Name}", time.Seconds * (power.PerCore ? image.Cores.Length : 1), VoltageScaling.Watts(image.Profile, power), power.How,
            Origin(image.Profile, power.Source, power.Alternative, power.Volts));

    // Which of several published values was used, and whether it was scaled to the supply.
    static string Origin(HardwareProfile profile, string source, string? alternative, double? volts) =>
        (alternative is null ? source : $"{source}, alternative '{alternative}'")
        + (profile.Supply is { } supply && volts is { } at && at != supply.Volts ? FormattableString.Invariant($", scaled from {at} V to {supply.Volts} V") : "");

    static IEnumerable<string> Missing(HardwareProfile profile, EventCounts events, ChipTime? time)
    {
        var scopes = profile.Energy.ToDictionary(entry => entry.Event, entry => entry.InForce.Scope);
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            if (events[kind] > 0 && !IsView(kind) && WithoutPrice(kind, scopes) is { } missing)
            {
                yield return missing;
            }
        }

        if (profile.StaticPower.IsEmpty)
        {
            yield return "static power";
        }
        else if (time is null)
        {
            yield return "static energy (no times in the profile)";
        }
    }

    // An all-in price stands beside the sum: the event has a price, and none of its own.
    static string? WithoutPrice(EventKind kind, Dictionary<EventKind, PriceScope> scopes) =>
        !scopes.TryGetValue(kind, out var scope) ? NameOf(kind)
        : scope == PriceScope.AllIn ? $"{NameOf(kind)} by itself (priced all-in)"
        : null;

    /// <summary>The event's key in profiles and reports.</summary>
    public static string NameOf(EventKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
