using System.CommandLine;

namespace NeuroChip.Host.Commands;

/// <summary>What this machine offers, and why something is missing.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Check this machine");
        command.SetAction(_ => 0);
        return command;
    }
}
