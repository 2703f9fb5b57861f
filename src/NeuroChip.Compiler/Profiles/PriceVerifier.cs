using System.Collections.Immutable;
using NeuroChip.Compiler.Profiles.Definition;
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
    }

    static void VerifyTable(string table, ImmutableArray<PriceEntry> prices, ReadContext context)
    {
        var allIn = prices.Where(price => price.Scope == PriceScope.AllIn).ToArray();
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

    static string PathOf(string table, PriceEntry price) => ReadContext.Join(table, NameKind.CamelCase(price.Event));
}
