namespace NeuroChip.Host.CommandLine;

/// <summary>What is done against bad cells without training again.</summary>
[Flags]
enum Mitigations
{
    None = 0,

    /// <summary>Rows and columns are exchanged around stuck cells.</summary>
    Permute = 1,

    /// <summary>Spare columns take over from the most damaged ones.</summary>
    Spares = 2,

    /// <summary>Columns get a digital gain after programming.</summary>
    Rescale = 4,
}
