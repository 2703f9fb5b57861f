namespace NeuroChip.Host.Reports;

/// <summary>The version that every output names.</summary>
static class ProductVersion
{
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetName().Version!.ToString(3);
}
