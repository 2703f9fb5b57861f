namespace NeuroChip.Host.CommandLine;

/// <summary>Exit codes, the same for every verb. "Does not fit" and "assertion failed" are results that scripts read, not failures.</summary>
enum ExitCode
{
    Done = 0,
    InputErrors = 1,
    WrongUsage = 2,
    DoesNotFit = 3,
    AssertionFailed = 4,
    NotAvailable = 5,
    WarningsUnderStrict = 6,
    OurFault = 70,
    Interrupted = 130,
}
