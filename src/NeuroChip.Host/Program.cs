using NeuroChip.Host.CommandLine;

return HostApp.Run(args, Console.Out, Console.Error);
