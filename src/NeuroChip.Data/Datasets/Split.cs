namespace NeuroChip.Data.Datasets;

/// <summary>Parts of a data set that are kept apart.</summary>
public enum Split
{
    Train,
    Validation,
    Test,
}
