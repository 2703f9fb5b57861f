namespace NeuroChip.Data.Datasets;

/// <summary>Known data sets of event cameras.</summary>
static class KnownEvents
{
    const string Excerpt = "n-mnist/n-mnist-200.zip";

    static readonly DatasetInfo Info = EventDataset.Describe("n-mnist",
        "event-camera recordings of handwritten digits, 34x34 pixels x 2 polarities (the first 100 of each split, or all)",
        "CC BY-SA 4.0 (G. Orchard, A. Jayawant, G. Cohen, N. Thakor)", 10);

    /// <summary>
    /// The archive of 200 recordings, or the published folders Train and Test below n-mnist/.
    /// </summary>
    public static DatasetEntry NMnist { get; } = new(Info, (100, 0, 100),
        [new(Excerpt, 3183904, "6a2c304c6cfdf2309f729434ea25a986c5a66ed3d6f507fc0820c24c59d8dcf5", null)], Open);

    static EventDataset Open(DatasetRoots roots)
    {
        var published = roots.Find("n-mnist/Test") ?? roots.Find("n-mnist/Train");
        return EventDataset.Open(Info, published is null ? DatasetFiles.Locate(roots, Info.Name, Excerpt) : Path.GetDirectoryName(published)!);
    }
}
