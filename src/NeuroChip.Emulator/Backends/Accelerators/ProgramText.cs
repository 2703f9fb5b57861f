using NeuroChip.Emulator.Kernels;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Puts the texts of device programs together: a dialect's definitions, those of lanes, and the code, which is the same for all dialects.</summary>
static class ProgramText
{
    /// <summary>Neurons that a work item of a processor updates: a word of a spike mask.</summary>
    public const int WideItemNeurons = 32;

    const string SomaAccess = """
        #define STATE(slot) states[(slot) * stateStride]
        #define INPUT(sum) inputs[(sum) * inputStride]
        #define PARAMETER(slot) parameters[(slot) * parameterStride]

        """;

    const string SynapseAccess = """
        #define VALUE(variable) values[(variable) * valueStride]
        #define SOURCE_TRACE(row) sourceTraces[(row) * sourceStride]
        #define TARGET_TRACE(row) targetTraces[(row) * targetStride]

        """;

    /// <summary>The program that updates populations with this step function.</summary>
    public static string Soma(KernelDialect dialect, bool wideItems, string step) =>
        Definitions(dialect, wideItems) + SomaAccess.ReplaceLineEndings("\n") + "\n" + step + "\n" + Resource("Soma.c");

    /// <summary>The program that learns with this function for a synapse.</summary>
    public static string Learning(KernelDialect dialect, bool wideItems, string synapse) =>
        Definitions(dialect, wideItems) + SynapseAccess.ReplaceLineEndings("\n") + "\n" + synapse + "\n" + Resource("Learning.c");

    /// <summary>The program that moves spikes.</summary>
    public static string Chip(KernelDialect dialect, bool wideItems) => Definitions(dialect, wideItems) + Resource("Chip.c") + Resource(wideItems ? "Wide.c" : "Narrow.c");

    // Vectors as OpenCL has them are used where items are wide.
    static string Definitions(KernelDialect dialect, bool wideItems) =>
        Resource(dialect == KernelDialect.OpenCl ? "OpenCl.h" : "Cuda.h")
        + $"""
        #define NEURONS_PER_ITEM {(wideItems ? WideItemNeurons : 1)}
        #define EVENT_MEMBRANE {Event8.Membrane}
        #define EVENT_SPIKES {Event8.Spikes}
        #define EVENT_THRESHOLD {Event8.Threshold}

        """.ReplaceLineEndings("\n")
        + Resource("Lanes.h");

    static string Resource(string name)
    {
        using var stream = typeof(ProgramText).Assembly.GetManifestResourceStream($"Accelerators.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n") + "\n";
    }
}
