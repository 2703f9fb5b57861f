using System.Globalization;
using System.Text;
using NeuroChip.Compiler.Traffic;

namespace NeuroChip.Host.Reports;

/// <summary>The map of a chip as rows: one for each core and resource, one for each link that carries messages.</summary>
static class ChipMapCsv
{
    public static string Build(ChipMap map)
    {
        var text = new StringBuilder("kind,x,y,core,what,used,limit\n");
        var mesh = map.Image.Profile.Mesh;
        foreach (var usage in map.Usage)
        {
            var (x, y) = mesh.TileOf(usage.Core);
            text.Append(CultureInfo.InvariantCulture, $"core,{x},{y},{usage.Core},{usage.Resource},{usage.Used},{usage.Limit}\n");
        }

        foreach (var (core, events) in map.Traffic.EventsOfCore.OrderBy(pair => pair.Key))
        {
            var (x, y) = mesh.TileOf(core);
            text.Append(CultureInfo.InvariantCulture, $"core,{x},{y},{core},synaptic events per tick,{events},\n");
        }

        foreach (var (link, packets) in map.BusiestLinks.OrderBy(l => l.Link))
        {
            var (x, y, direction) = Routes.Place(mesh, link);
            text.Append(CultureInfo.InvariantCulture, $"link,{x},{y},,{ChipMapText.Name(direction)} packets per tick,{packets},\n");
        }

        return text.ToString();
    }
}
