using System.Collections.Immutable;
using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>
/// No two prices may count the same joules. Two prices of one event are excluded by the form of the tables, whose keys are events; what
/// remains are all-in prices of different events, each of which is the whole chip already.
/// </summary>
static class PriceVerifier
{
    public static void Verify(HardwareProfile profile, ReadContext context)
    {
        VerifyTable("energy", profile.Energy, context);
        VerifyTable("latency", profile.Latency, context);
        foreach (var power in profile.StaticPower)
        {
            VerifyUse($"staticPower.{power.Name}", power.Use, power.Alternatives.Select(other => other.Alternative!), context);
        }
    }

    static void VerifyTable(string table, ImmutableArray<PriceEntry> prices, ReadContext context)
    {
        foreach (var price in prices)
        {
            if (!VerifyUse(PathOf(table, price), price.Use, price.Alternatives.Select(other => other.Alternative!), context))
            {
                return;
            }
        }

        var allIn = prices.Where(price => price.InForce.Scope == PriceScope.AllIn).ToArray();
        foreach (var second in allIn.Skip(1))
        {
            context.Report(ProfileCodes.PricesWouldAdd, PathOf(table, second),
                $"'{PathOf(table, second)}' and '{PathOf(table, allIn[0])}' are both all-in: each contains the whole chip.");
        }

        foreach (var price in prices.Where(price => !price.ByTiles.IsEmpty && price.ByTiles[0].Value != price.Value))
        {
            context.Report(ProfileCodes.FormatsContradict, PathOf(table, price) + ".value",
                $"'{PathOf(table, price)}.value' differs from the first entry of 'byTiles'.");
        }
    }

    static bool VerifyUse(string path, string? use, IEnumerable<string> alternatives, ReadContext context)
    {
        var names = alternatives.ToArray();
        if (use is null || names.Contains(use))
        {
            return true;
        }

        context.Report(TimingCodes.UnknownAlternative, path + ".use",
            $"'{path}.use' is '{use}'.{NearestName.Suggestion(use, names)} Alternatives there: {(names.Length == 0 ? "none" : string.Join(", ", names))}.");
        return false;
    }

    static string PathOf(string table, PriceEntry price) => ReadContext.Join(table, NameKind.CamelCase(price.Event));
}
