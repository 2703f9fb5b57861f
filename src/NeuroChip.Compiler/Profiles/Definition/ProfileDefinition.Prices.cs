using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Units;
using static NeuroChip.Compiler.Profiles.Definition.Presence;

namespace NeuroChip.Compiler.Profiles.Definition;

static partial class ProfileDefinition
{
    const string PriceSourceDoc = "A key of 'sources', then a comma and the place; for assumed numbers the reason.";
    const string AlternativesDoc = "Other published values, by a name of your choice; shown, never added.";

    const string UseDoc = "Name of the alternative that counts instead of this value.";

    static PriceEntry BlankPrice() => new() { Event = default, Value = 0, How = default, Scope = default, Source = "" };

    static PowerEntry BlankPower() => new() { Name = "", Watts = 0, How = default, Source = "" };

    static TableKind<PriceEntry> Prices(QuantityKind value)
    {
        var entry = Price(value);
        entry.Add("alternatives", Optional, new TableKind<PriceEntry>(NameRule.Word, Price(value), ProfileCodes.DuplicateKey), AlternativesDoc,
            p => p.Alternatives.Select(a => (a.Alternative!, a)).ToImmutableArray(),
            (p, v) => p with { Alternatives = [.. v.Select(a => a.Value with { Alternative = a.Name })] });
        entry.Add("use", Optional, Text(), UseDoc, p => p.Use, (p, v) => p with { Use = v });
        return new TableKind<PriceEntry>(
            NameRule.OneOf([.. Enum.GetValues<EventKind>().Select(NameKind.CamelCase)]), entry, ProfileCodes.PricesWouldAdd);
    }

    static MappingKind<PriceEntry> Price(QuantityKind value) => new("the price of an event", BlankPrice)
    {
        { "value", Required, value, "Price of one event.", p => p.Value, (p, v) => p with { Value = v } },
        { "how", Required, NameKind.Of<Evidence>(), "How the number was obtained.", p => p.How, (p, v) => p with { How = v } },
        { "scope", Required, NameKind.Of<PriceScope>(), "This event alone, or total power divided by events.",
            p => p.Scope, (p, v) => p with { Scope = v } },
        { "source", Required, Text(), PriceSourceDoc, p => p.Source, (p, v) => p with { Source = v } },
        { "voltage", Optional, Voltage(), "Supply at which it holds.", p => p.Volts, (p, v) => p with { Volts = v } },
        { "frequency", Optional, new QuantityKind(Unit.Hertz, 1e-3, 1e12), "Clock or rate at which it holds.",
            p => p.Hertz, (p, v) => p with { Hertz = v } },
        { "byTiles", Optional, new TableKind<double>(NameRule.Tiles, value, ProfileCodes.DuplicateKey),
            "The price by the number of tiles in use, on straight lines between; 'value' repeats the first one.",
            p => p.ByTiles.Select(t => (t.Tiles.ToString(CultureInfo.InvariantCulture), t.Value)).ToImmutableArray(),
            (p, v) => p with { ByTiles = [.. v.Select(t => new TilePoint(int.Parse(t.Name, CultureInfo.InvariantCulture), t.Value))] } },
        { "note", Optional, Text(), "Conditions, arithmetic, doubts.", p => p.Note, (p, v) => p with { Note = v } },
    };

    static TableKind<PowerEntry> Powers()
    {
        var entry = Power();
        entry.Add("alternatives", Optional, new TableKind<PowerEntry>(NameRule.Word, Power(), ProfileCodes.DuplicateKey), AlternativesDoc,
            p => p.Alternatives.Select(a => (a.Alternative!, a)).ToImmutableArray(),
            (p, v) => p with { Alternatives = [.. v.Select(a => a.Value with { Alternative = a.Name })] });
        entry.Add("use", Optional, Text(), UseDoc, p => p.Use, (p, v) => p with { Use = v });
        return new TableKind<PowerEntry>(NameRule.Word, entry, ProfileCodes.DuplicateKey);
    }

    static MappingKind<PowerEntry> Power() => new("a static power", BlankPower)
    {
        { "value", Required, new QuantityKind(Unit.Watt, 0, 1e6), "Power.", p => p.Watts, (p, v) => p with { Watts = v } },
        { "perCore", Optional, Flag(), "Whether it is multiplied by the cores in use.", p => p.PerCore, (p, v) => p with { PerCore = v } },
        { "how", Required, NameKind.Of<Evidence>(), "How the number was obtained.", p => p.How, (p, v) => p with { How = v } },
        { "source", Required, Text(), PriceSourceDoc, p => p.Source, (p, v) => p with { Source = v } },
        { "voltage", Optional, Voltage(), "Supply at which it holds.", p => p.Volts, (p, v) => p with { Volts = v } },
        { "note", Optional, Text(), "Conditions, arithmetic, doubts.", p => p.Note, (p, v) => p with { Note = v } },
    };

    static MappingKind<SupplySpec> Supply() => new("a supply", () => new SupplySpec { Volts = 1 })
    {
        { "source", Required, Text(), SourceDoc, s => s.Source, (s, v) => s with { Source = v } },
        { "voltage", Required, Voltage(), "Supply; energies that hold at another voltage are scaled with its square.",
            s => s.Volts, (s, v) => s with { Volts = v } },
        { "staticExponent", Optional, Count(0, 10), "Static powers that hold at another voltage are scaled with this power of it.",
            s => s.StaticExponent, (s, v) => s with { StaticExponent = v } },
    };

    static QuantityKind Voltage() => new(Unit.Volt, 1e-3, 100);

    static object ByEvent(ImmutableArray<PriceEntry> prices) =>
        prices.Select(price => (NameKind.CamelCase(price.Event), price)).ToImmutableArray();

    // An alternative is of the same event as the price that it stands beside.
    static ImmutableArray<PriceEntry> ToPrices(ImmutableArray<(string Name, PriceEntry Value)> table) =>
        [.. table.Select(row => OfEvent(row.Value, Enum.Parse<EventKind>(row.Name, ignoreCase: true)))];

    static PriceEntry OfEvent(PriceEntry price, EventKind kind) =>
        price with { Event = kind, Alternatives = [.. price.Alternatives.Select(a => a with { Event = kind })] };

    static object ByName(ImmutableArray<PowerEntry> powers) => powers.Select(power => (power.Name, power)).ToImmutableArray();

    static ImmutableArray<PowerEntry> ToPowers(ImmutableArray<(string Name, PowerEntry Value)> table) =>
        [.. table.Select(row => OfName(row.Value, row.Name))];

    static PowerEntry OfName(PowerEntry power, string name) =>
        power with { Name = name, Alternatives = [.. power.Alternatives.Select(a => a with { Name = name })] };
}
