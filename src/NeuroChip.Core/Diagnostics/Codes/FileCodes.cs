namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC0: command line and files.</summary>
public static class FileCodes
{
    public static readonly DiagnosticDescriptor NotFound = new("NC0001", Severity.Error,
        "A file or folder does not exist",
        "Check the path.");

    public static readonly DiagnosticDescriptor NotReadable = new("NC0002", Severity.Error,
        "A file cannot be read or written",
        "Check the permissions and that the disk has room.");

    public static readonly DiagnosticDescriptor Truncated = new("NC0003", Severity.Error,
        "A file ends too early",
        "Fetch or write the file again.");

    public static readonly DiagnosticDescriptor NotThatFormat = new("NC0004", Severity.Error,
        "A file is not of the expected format",
        "Give a file of the format named in the message.");

    public static readonly DiagnosticDescriptor Malformed = new("NC0005", Severity.Error,
        "A file violates its own format",
        "Write the file again with the tool that made it, or report the file.");

    public static readonly DiagnosticDescriptor Unsupported = new("NC0006", Severity.Error,
        "A file uses a feature that is not supported",
        "Store the file again without the feature named in the message.");

    public static readonly DiagnosticDescriptor TooLarge = new("NC0007", Severity.Error,
        "A file declares a size beyond what it can hold or what is allowed",
        "Check the file; a header field is likely damaged.");

    public static readonly DiagnosticDescriptor UnknownSetting = new("NC0008", Severity.Error,
        "A setting does not exist",
        "Use one of the names in the message.");

    public static readonly DiagnosticDescriptor BadValue = new("NC0009", Severity.Error,
        "A value on the command line or in a setting is not allowed",
        "Use a value within the range named in the message.");

    public static readonly DiagnosticDescriptor GitLfsPointer = new("NC0010", Severity.Error,
        "A file is a Git LFS pointer, not the file itself",
        "Fetch the content with git lfs pull.",
        "Repositories with large files store a short text in their place (\"version https://git-lfs…\"). A copy made without the Git LFS "
        + "extension, or a download of a single file, holds that text only.");

    public static readonly DiagnosticDescriptor ChecksumMismatch = new("NC0020", Severity.Error,
        "A part of a file does not match its checksum",
        "Fetch or write the file again; bytes have changed since it was written.");

    public static readonly DiagnosticDescriptor NestedTooDeep = new("NC0021", Severity.Error,
        "Groups in a file are nested too deep or in a ring",
        "Store the file again with fewer levels and without links to enclosing groups.");

    public static readonly DiagnosticDescriptor UnsupportedFilter = new("NC0022", Severity.Error,
        "A dataset is compressed in a way that is not supported",
        "Store the file again with gzip or without compression.",
        "HDF5 datasets may pass through filters. Supported are deflate (gzip), shuffle, fletcher32 and LZF. The HDF5 tools convert: "
        + "h5repack -f GZIP=6 before.h5 after.h5.");
}
