using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Planning;

/// <summary>Groups that spikes are collected by: the inputs of an image, then its populations.</summary>
static class UnitGroups
{
    /// <summary>The group of a unit; that of the first one where a projection starts in an empty group, which has no units.</summary>
    public static int Of(ChipImage image, int unit)
    {
        var ends = image.Inputs.Select(input => input.FirstUnit + input.Count).Concat(image.Populations.Select(p => p.FirstUnit + p.Count));
        var group = ends.TakeWhile(end => unit >= end).Count();
        return group < image.Inputs.Length + image.Populations.Length ? group : 0;
    }
}
