using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>Hints in units instead of names, and free of contradictions.</summary>
sealed class ResolvedHints
{
    readonly LoweredNetwork _network;
    readonly HardwareProfile _profile;
    readonly DiagnosticBag _diagnostics;
    readonly MappingHints _hints;
    readonly Dictionary<int, PinHint> _pins = [];
    readonly Dictionary<int, int> _groups = [];
    readonly Dictionary<int, int> _members = [];
    readonly List<int> _separationOfMember = [];

    ResolvedHints(LoweredNetwork network, HardwareProfile profile, MappingHints hints, DiagnosticBag diagnostics) =>
        (_network, _profile, _hints, _diagnostics) = (network, profile, hints, diagnostics);

    public ImmutableSortedSet<int> Forbidden => _hints.Forbidden;

    public IEnumerable<int> PinnedCores => _pins.Values.Select(pin => pin.Core).Distinct().Order();

    /// <summary>Units that are pinned to each core, ascending.</summary>
    public ImmutableSortedDictionary<int, ImmutableArray<int>> UnitsOfCore =>
        _pins.GroupBy(pin => pin.Value.Core, pin => pin.Key).ToImmutableSortedDictionary(pins => pins.Key, pins => pins.Order().ToImmutableArray());

    /// <summary>Null, with NC4100 to NC4102, where a hint means nothing, two exclude each other, or one asks for more than a core holds.</summary>
    public static ResolvedHints? Resolve(LoweredNetwork network, HardwareProfile profile, MappingHints hints, DiagnosticBag diagnostics)
    {
        var resolved = new ResolvedHints(network, profile, hints, diagnostics);
        return resolved.AddForbidden() & resolved.AddPins() & resolved.AddGroups() & resolved.AddSeparations() && resolved.HaveRoom() ? resolved : null;
    }

    /// <summary>Core that a node of these units must be on; −1: any.</summary>
    public int PinOf(ImmutableArray<int> units) => units.Select(unit => _pins.TryGetValue(unit, out var pin) ? pin.Core : -1).DefaultIfEmpty(-1).Max();

    /// <summary>Separation that each member, numbered through all separations, belongs to.</summary>
    public IReadOnlyList<int> SeparationOfMember => _separationOfMember;

    /// <summary>Member of a separation that the units are part of; −1: none.</summary>
    public int MemberOf(ImmutableArray<int> units) => units.Select(unit => _members.GetValueOrDefault(unit, -1)).DefaultIfEmpty(-1).Max();

    /// <summary>Units that move together, in the order of the first of each; ascending within.</summary>
    public IEnumerable<ImmutableArray<int>> Members(List<int> units)
    {
        if (_groups.Count == 0)
        {
            return units.Select(unit => ImmutableArray.Create(unit));
        }

        return units.GroupBy(unit => _groups.TryGetValue(unit, out var group) ? -1 - group : unit).Select(group => group.Order().ToImmutableArray());
    }

    bool AddForbidden()
    {
        foreach (var core in _hints.Forbidden.Where(core => core < 0 || core >= _profile.Mesh.Cores))
        {
            _diagnostics.Add(PlacementCodes.UnknownPlace.With($"Core {core} is forbidden, but '{_profile.Name}' has cores 0 … {_profile.Mesh.Cores - 1}."));
            return false;
        }

        return true;
    }

    // What can be said without a search; the search says the rest.
    bool HaveRoom()
    {
        var room = new CoreLimits(_profile).Chunk;
        if (_hints.Forbidden.Count >= _profile.Mesh.Cores)
        {
            return Refuse(PlacementCodes.HintsDoNotFit, $"All {_profile.Mesh.Cores} cores of '{_profile.Name}' are forbidden.");
        }

        if (_pins.Values.GroupBy(pin => pin.Core).OrderBy(core => core.Key).FirstOrDefault(core => core.Count() > room) is { } full)
        {
            return Refuse(PlacementCodes.HintsDoNotFit, $"{full.Count()} neurons are pinned to core {full.Key} (as {string.Join(", ", full.Select(pin => pin.Neurons).Distinct())}); a core of '{_profile.Name}' holds {room}.");
        }

        if (_groups.Values.GroupBy(group => group).OrderBy(group => group.Key).FirstOrDefault(group => group.Count() > room) is { } large)
        {
            return Refuse(PlacementCodes.HintsDoNotFit, $"Group {large.Key + 1} has {large.Count()} neurons that are to share a core; a core of '{_profile.Name}' holds {room}.");
        }

        return true;
    }

    bool AddPins()
    {
        foreach (var pin in _hints.Pins)
        {
            if (pin.Core < 0 || pin.Core >= _profile.Mesh.Cores)
            {
                return Refuse(PlacementCodes.UnknownPlace, $"{pin.Neurons} is pinned to core {pin.Core}, but '{_profile.Name}' has cores 0 … {_profile.Mesh.Cores - 1}.");
            }

            if (_hints.Forbidden.Contains(pin.Core))
            {
                return Refuse(PlacementCodes.Conflict, $"{pin.Neurons} is pinned to core {pin.Core}, which is forbidden.");
            }

            if (UnitsOf(pin.Neurons) is not { } units)
            {
                return false;
            }

            foreach (var unit in units)
            {
                if (_pins.TryGetValue(unit, out var other) && other.Core != pin.Core)
                {
                    return Refuse(PlacementCodes.Conflict, $"{NameOf(unit)} is pinned to core {other.Core} (as {other.Neurons}) and to core {pin.Core} (as {pin.Neurons}).");
                }

                _pins[unit] = pin;
            }
        }

        return true;
    }

    bool AddGroups()
    {
        for (var group = 0; group < _hints.Groups.Length; group++)
        {
            PinHint? pinned = null;
            foreach (var range in _hints.Groups[group])
            {
                if (UnitsOf(range) is not { } units)
                {
                    return false;
                }

                foreach (var unit in units)
                {
                    if (!_groups.TryAdd(unit, group) && _groups[unit] != group)
                    {
                        return Refuse(PlacementCodes.Conflict, $"{NameOf(unit)} belongs to groups {_groups[unit] + 1} and {group + 1}.");
                    }

                    if (_pins.TryGetValue(unit, out var pin) && pinned is not null && pin.Core != pinned.Core)
                    {
                        return Refuse(PlacementCodes.Conflict, $"Group {group + 1} holds {pinned.Neurons}, pinned to core {pinned.Core}, and {pin.Neurons}, pinned to core {pin.Core}.");
                    }

                    pinned = pin ?? pinned;
                }
            }
        }

        return true;
    }

    // Neurons of one member may share a core with each other; those of different members may not.
    bool AddSeparations()
    {
        for (var separation = 0; separation < _hints.Separations.Length; separation++)
        {
            var reasons = new Dictionary<string, (int Member, int Unit)>();
            foreach (var range in _hints.Separations[separation])
            {
                _separationOfMember.Add(separation);
                if (UnitsOf(range) is not { } units || !units.All(unit => Separate(unit, reasons)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    bool Separate(int unit, Dictionary<string, (int Member, int Unit)> reasons)
    {
        var member = _separationOfMember.Count - 1;
        if (!_members.TryAdd(unit, member))
        {
            return Refuse(PlacementCodes.Conflict, $"{NameOf(unit)} is named twice in what is to be separated.");
        }

        foreach (var reason in ReasonsToShare(unit))
        {
            if (!reasons.TryAdd(reason, (member, unit)) && reasons[reason].Member != member)
            {
                return Refuse(PlacementCodes.Conflict, $"{NameOf(reasons[reason].Unit)} and {NameOf(unit)} are to be separated, but both are {reason}.");
            }
        }

        return true;
    }

    IEnumerable<string> ReasonsToShare(int unit)
    {
        if (_pins.TryGetValue(unit, out var pin))
        {
            yield return $"pinned to core {pin.Core}";
        }

        if (_groups.TryGetValue(unit, out var group))
        {
            yield return $"in group {group + 1}";
        }
    }

    IEnumerable<int>? UnitsOf(NeuronRange range)
    {
        var population = _network.Populations.FirstOrDefault(p => p.Name == range.Population);
        if (population is null)
        {
            Refuse(PlacementCodes.UnknownPlace, $"A hint names population '{range.Population}'; the chip's populations are {string.Join(", ", _network.Populations.Select(p => p.Name))}.");
            return null;
        }

        var last = range.Last < 0 ? population.Count - 1 : range.Last;
        if (range.First < 0 || range.First > last || last >= population.Count)
        {
            Refuse(PlacementCodes.UnknownPlace, $"A hint names {range}; population '{population.Name}' has neurons 0 … {population.Count - 1}.");
            return null;
        }

        return Enumerable.Range(population.FirstUnit + range.First, last - range.First + 1);
    }

    string NameOf(int unit)
    {
        var population = _network.Populations[_network.PopulationOf(unit)];
        return $"{population.Name}[{unit - population.FirstUnit}]";
    }

    bool Refuse(DiagnosticDescriptor code, string message)
    {
        _diagnostics.Add(code.With(message));
        return false;
    }
}
