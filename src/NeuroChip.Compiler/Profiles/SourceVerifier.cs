using NeuroChip.Compiler.Profiles.Definition;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Profiles;

/// <summary>
/// Every number names a source of the profile's list, unless it is assumed, which it then says with the reason; what was derived shows
/// its arithmetic.
/// </summary>
sealed class SourceVerifier
{
    const string AssumedPrefix = "assumed: ";

    readonly HardwareProfile _profile;
    readonly ReadContext _context;
    readonly HashSet<string> _cited = new(StringComparer.Ordinal);

    SourceVerifier(HardwareProfile profile, ReadContext context)
    {
        _profile = profile;
        _context = context;
    }

    public static void Verify(HardwareProfile profile, ReadContext context)
    {
        var verifier = new SourceVerifier(profile, context);
        verifier.VerifySections();
        verifier.VerifyPrices("energy", profile.Energy);
        verifier.VerifyPrices("latency", profile.Latency);
        verifier.VerifyPowers();
        verifier.ReportUncited();
    }

    void VerifySections()
    {
        VerifySection("mesh", _profile.Mesh.Source);
        VerifySection("core", _profile.Core.Source);
        VerifySection("synapse", _profile.Synapse.Source);
        VerifySection("neuron", _profile.Neuron.Source);
        VerifySection("crossbar", _profile.Crossbar?.Source);
        VerifySection("learning", _profile.Learning?.Source);
        VerifySection("noc", _profile.Noc?.Source);
        VerifySection("supply", _profile.Supply?.Source);
        VerifySection("pipeline", _profile.Pipeline?.Source);
    }

    void VerifySection(string section, string? source)
    {
        if (source is not null && !source.StartsWith(AssumedPrefix, StringComparison.Ordinal))
        {
            VerifyCitations($"{section}.source", source);
        }
    }

    void VerifyPrices(string table, IEnumerable<PriceEntry> prices)
    {
        foreach (var price in prices)
        {
            var path = ReadContext.Join(table, NameKind.CamelCase(price.Event));
            VerifyNumber(path, price.How, price.Source, price.Note);
            foreach (var other in price.Alternatives)
            {
                VerifyNumber($"{path}.alternatives.{other.Alternative}", other.How, other.Source, other.Note);
            }
        }
    }

    void VerifyPowers()
    {
        foreach (var power in _profile.StaticPower)
        {
            var path = ReadContext.Join("staticPower", power.Name);
            VerifyNumber(path, power.How, power.Source, power.Note);
            foreach (var other in power.Alternatives)
            {
                VerifyNumber($"{path}.alternatives.{other.Alternative}", other.How, other.Source, other.Note);
            }
        }
    }

    void VerifyNumber(string path, Evidence how, string source, string? note)
    {
        if (how != Evidence.Assumed)
        {
            VerifyCitations(path + ".source", source);
        }

        if (how == Evidence.Derived && note is null)
        {
            _context.Report(ProfileCodes.NoDerivation, path, $"'{path}' is derived and has no note.");
        }
    }

    // "davies2018, Table 2; frady2020" cites two sources, the first with a place in it.
    void VerifyCitations(string path, string source)
    {
        foreach (var citation in source.Split(';'))
        {
            var key = citation.Split(',')[0].Trim();
            if (_profile.Sources.ContainsKey(key))
            {
                _cited.Add(key);
                continue;
            }

            _context.Report(ProfileCodes.UnknownSource, path,
                $"'{path}' cites '{Yaml.Printable.Text(key)}'.{NearestName.Suggestion(key, _profile.Sources.Keys)} Listed: {Listed}.");
        }
    }

    string Listed => _profile.Sources.IsEmpty ? "nothing" : string.Join(", ", _profile.Sources.Keys);

    void ReportUncited()
    {
        foreach (var key in _profile.Sources.Keys.Where(key => !_cited.Contains(key)))
        {
            _context.Report(ProfileCodes.SourceNotCited, $"sources.{key}", $"'sources.{key}' is not cited.");
        }
    }
}
