namespace NeuroChip.Tests.Shared;

/// <summary>Finds test material that the repository does not ship: <c>../shared</c>, or NEUROCHIP_DATA and NEUROCHIP_VECTORS.</summary>
public static class SharedFolders
{
    public static string Repository { get; } = FindRoot();

    public static string? Data => Find("NEUROCHIP_DATA", "data");

    public static string? Vectors => Find("NEUROCHIP_VECTORS", "vectors");

    static string? Find(string variable, string folder)
    {
        var candidate = Environment.GetEnvironmentVariable(variable) ?? Path.Combine(FindRoot(), "..", "shared", folder);
        return Directory.Exists(candidate) ? Path.GetFullPath(candidate) : null;
    }

    // The tests run from bin/; the solution file marks the root.
    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NeuroChip.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("NeuroChip.sln not found above the tests");
    }
}

/// <summary>A test that needs data outside the repository; skipped with a reason where they are absent.</summary>
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute()
    {
        if (SharedFolders.Data is null)
        {
            Skip = "SKIPPED: data not found; set NEUROCHIP_DATA to the folder that holds mnist/, nir/, networks/ …";
        }
    }
}

/// <summary>A theory that needs data outside the repository.</summary>
public sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute()
    {
        if (SharedFolders.Data is null)
        {
            Skip = "SKIPPED: data not found; set NEUROCHIP_DATA to the folder that holds mnist/, nir/, networks/ …";
        }
    }
}

/// <summary>A test that needs golden vectors outside the repository.</summary>
public sealed class VectorsFactAttribute : FactAttribute
{
    public VectorsFactAttribute()
    {
        if (SharedFolders.Vectors is null)
        {
            Skip = "SKIPPED: vectors not found; set NEUROCHIP_VECTORS to the folder that holds fixed-point/, nir/ …";
        }
    }
}

/// <summary>A theory that needs golden vectors outside the repository.</summary>
public sealed class VectorsTheoryAttribute : TheoryAttribute
{
    public VectorsTheoryAttribute()
    {
        if (SharedFolders.Vectors is null)
        {
            Skip = "SKIPPED: vectors not found; set NEUROCHIP_VECTORS to the folder that holds fixed-point/, nir/ …";
        }
    }
}
