namespace NeuroChip.Core.Diagnostics.Codes;

/// <summary>NC7: data sets and encoding.</summary>
public static class DataCodes
{
    public static readonly DiagnosticDescriptor UnknownDataset = new("NC7001", Severity.Error,
        "A data set is not known",
        "Run neurochip datasets list.",
        "A data set is a name of that list, or files: 'table.csv', 'csv:TEST', 'csv:TRAIN,TEST', 'idx:IMAGES,LABELS', 'npy:SAMPLES,LABELS' "
        + "(four files give a training split and a test split), 'events:FOLDER' or 'events:ARCHIVE.zip'.");

    public static readonly DiagnosticDescriptor NotOnThisMachine = new("NC7002", Severity.Error,
        "The files of a data set are not on this machine",
        "Fetch them with neurochip datasets fetch, or name a folder that has them with --data.");

    public static readonly DiagnosticDescriptor FetchFailed = new("NC7003", Severity.Error,
        "A file of a data set could not be fetched",
        "Check the network, or place the file yourself in the folder named in the message.");

    public static readonly DiagnosticDescriptor NoPublicAddress = new("NC7004", Severity.Error,
        "A data set has no public address that files could be fetched from",
        "Place the files yourself in the folder named in the message.");

    public static readonly DiagnosticDescriptor DoesNotMatch = new("NC7005", Severity.Error,
        "The files of a data set do not fit together",
        "Give files of the same samples in the same order.");

    public static readonly DiagnosticDescriptor BadLabel = new("NC7006", Severity.Error,
        "A class label is not allowed",
        "Number the classes 0, 1, 2 … in the label column or file.");

    public static readonly DiagnosticDescriptor BadSampleValue = new("NC7007", Severity.Error,
        "A sample value is not allowed",
        "Remove the sample or replace the value by a finite number.");

    public static readonly DiagnosticDescriptor EmptySplit = new("NC7008", Severity.Error,
        "A data set has no samples in the split asked for",
        "Choose a split that has samples; neurochip datasets show prints them.");

    public static readonly DiagnosticDescriptor UnknownEncoder = new("NC7009", Severity.Error,
        "An encoder does not exist",
        "Use one of the names in the message.");

    public static readonly DiagnosticDescriptor EncoderDoesNotFit = new("NC7010", Severity.Error,
        "An encoder cannot encode this data set",
        "Use the encoder named in the message.",
        "'constant', 'rate', 'poisson', 'periodic' and 'latency' turn one value into a signal over time; 'direct' needs samples that already have an "
        + "axis of time, the first one; 'frames' needs recordings of events.");

    public static readonly DiagnosticDescriptor InputMismatch = new("NC7011", Severity.Error,
        "A sample does not have the size of the network's input",
        "Choose the data set that the network was made for, or another encoder.");

    public static readonly DiagnosticDescriptor BadEncoding = new("NC7012", Severity.Error,
        "A setting of the encoding is not allowed",
        "Use a value within the range named in the message.");

    public static readonly DiagnosticDescriptor UnknownDecoder = new("NC7013", Severity.Error,
        "A decoder does not exist",
        "Use one of the names in the message.");

    public static readonly DiagnosticDescriptor Untrainable = new("NC7040", Severity.Error,
        "A network cannot be trained on these samples",
        "Give labelled samples whose labels lie within the number of classes.");
}
