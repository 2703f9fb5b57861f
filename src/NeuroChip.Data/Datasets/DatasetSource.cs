namespace NeuroChip.Data.Datasets;

/// <summary>A file of a data set.</summary>
/// <param name="File">Path below a data folder, with forward slashes: "mnist/train-labels-idx1-ubyte.gz".</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Address">Where the public can fetch it; null where no address is known.</param>
public sealed record DatasetSource(string File, long Bytes, string Sha256, Uri? Address);
