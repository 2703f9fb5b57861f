using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Sweeps;

/// <summary>Sweeps from outside: the same tables however a plan is carried out, and nothing lost whatever happens on the way.</summary>
public sealed class SweepTests : IDisposable
{
    static readonly string[] Network = ["builtin:digits", "--dt", "1ms", "--profile", "rram-64", "--dataset", "digits", "--ticks", "4", "-n", "10"];
    static readonly string[] Axes = ["--axis", "quantization.weightBits=1..4", "--axis", "quantization.rounding=nearest,stochastic", "--seeds", "2"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string In(params string[] names) => Path.Combine([_folder.Path, .. names]);

    string Plan(string name)
    {
        Cli.Run(["sweep", "plan", .. Network, .. Axes, "--out", In(name)]).Succeeds();
        return In(name);
    }

    // In this process, without the pool: the reference for all others.
    string Undisturbed()
    {
        var folder = Plan("undisturbed");
        Cli.Run("sweep", "run", folder, "--index", "0", "--count", "16").Succeeds();
        return Collected(folder);
    }

    static string Collected(string folder)
    {
        Cli.Run("sweep", "collect", folder).Succeeds();
        return File.ReadAllText(Path.Combine(folder, "results.csv")) + File.ReadAllText(Path.Combine(folder, "results.ndjson")) + File.ReadAllText(Path.Combine(folder, "points.csv"));
    }

    [Fact]
    public void Sweep_ByProcesses_GivesTheTablesOfOneProcess()
    {
        var result = Cli.Run(["sweep", .. Network, .. Axes, "--out", In("pool"), "--jobs", "2"]).Succeeds();

        Collected(In("pool")).Should().Be(Undisturbed());
        result.Output.Should().ContainAll("16 runs", "16 done", "weightBits", "float network");
        File.ReadAllText(In("pool", "report.html")).Should().Contain("Accuracy by quantization.weightBits");
    }

    [Fact]
    public void Run_SlicesBackwardsAndOverlapping_GiveTheSameTables()
    {
        var folder = Plan("slices");
        foreach (var (index, count) in new[] { (12, 100), (5, 9), (0, 1), (0, 6) })
        {
            Cli.Run("sweep", "run", folder, "--index", $"{index}", "--count", $"{count}").Succeeds();
        }

        Collected(folder).Should().Be(Undisturbed());
    }

    // The seed is only written into an image that other seeds were compiled for; the result must not tell.
    [Fact]
    public void Run_WithSharedWork_GivesTheBitsOfASingleRun()
    {
        var folder = Plan("shared");
        Cli.Run("sweep", "run", folder, "--index", "0", "--count", "16").Succeeds();
        var plan = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "plan.json"))).RootElement;

        foreach (var run in plan.GetProperty("runs").EnumerateArray())
        {
            var settings = run.GetProperty("settings");
            var single = Cli.Run(["run", .. Network, "--set", $"quantization.weightBits={settings[0]}", "--set", $"quantization.rounding={settings[1]}", "--seed", run.GetProperty("seed").GetString()!, "--json"]).Succeeds().Json;
            var kept = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "results", run.GetProperty("hash").GetString() + ".json"))).RootElement.GetProperty("report");
            foreach (var key in new[] { "imageHash", "stateHash", "profileHash", "energyPerSampleJoules" })
            {
                kept.GetProperty(key).ToString().Should().Be(single.GetProperty(key).ToString(), key);
            }
        }

        Directory.GetFiles(Path.Combine(folder, "shared")).Should().ContainSingle("the float network does not depend on what is varied");
    }

    // What the first run would stumble over is said before there is a folder.
    [Theory]
    [InlineData("NC0009", "--dataset", "--dt", "1ms", "--axis", "ticks=4,8")]
    [InlineData("NC0009", "yesterday", "--dataset", "digits", "--axis", "age=1d,yesterday")]
    [InlineData("NC0009", "at least 1", "--dataset", "digits", "--axis", "chips=0,1")]
    [InlineData("NC0101", "Did you mean 'ideal'?", "--dataset", "digits", "--axis", "fidelity=measured,idea")]
    [InlineData("NC0101", "a whole number", "--dataset", "digits", "--axis", "ticks=4,eight")]
    public void Plan_WhatEveryRunWouldRefuse_IsRefused(string code, string part, params string[] options)
    {
        var result = Cli.Run(["sweep", "plan", "builtin:digits", .. options, "--out", In("refused")]);

        result.Code.Should().Be(1);
        result.Diagnostics.Should().Equal(code);
        result.Error.Should().Contain(part);
        Directory.Exists(In("refused")).Should().BeFalse();
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "not an object")]
    [InlineData("{}", "its format is ''")]
    public void Run_SomethingElseThanAPlan_IsRefused(string json, string part)
    {
        Directory.CreateDirectory(In("other"));
        File.WriteAllText(In("other", "plan.json"), json);

        var result = Cli.Run("sweep", "run", In("other"));

        result.Diagnostics.Should().Equal("NC8100");
        result.Error.Should().Contain(part);
    }

    [Fact]
    public void Compare_FloatAccuracyAndAgreement_AreThoseOfTheSweep()
    {
        var folder = Plan("float");
        Cli.Run("sweep", "run", folder, "--index", "0").Succeeds();
        var single = Cli.Run(["compare", .. Network, "--set", "quantization.weightBits=1", "--set", "quantization.rounding=nearest", "--json"]).Succeeds().Json;

        var kept = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(folder, "results"))[0])).RootElement.GetProperty("report");

        kept.GetProperty("floatAccuracy").GetDouble().Should().Be(single.GetProperty("floatAccuracy").GetDouble());
        kept.GetProperty("agreement").GetDouble().Should().Be(single.GetProperty("agreement").GetDouble());
    }

    [Fact]
    public void Run_KilledAgainAndAgain_EndsWithTheSameTables()
    {
        var folder = Plan("killed");
        // From before the first result to the middle of the work, and the processes of the pool with it.
        foreach (var milliseconds in new[] { 50, 600, 1200, 2500 })
        {
            using var process = Start("sweep", "run", folder, "--jobs", "2", "--quiet");
            if (!process.WaitForExit(milliseconds))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }

        Cli.Run("sweep", "run", folder, "--jobs", "2").Succeeds();

        Collected(folder).Should().Be(Undisturbed());
        Directory.GetFiles(Path.Combine(folder, "results"), "*.partial").Should().BeEmpty();
    }

    [Fact]
    public void Run_TwoProcessesOnOneSlice_DoNoHarm()
    {
        var folder = Plan("twice");
        using Process one = Start("sweep", "run", folder, "--index", "0", "--count", "16"), two = Start("sweep", "run", folder, "--index", "0", "--count", "16");
        one.WaitForExit();
        two.WaitForExit();

        (one.ExitCode, two.ExitCode).Should().Be((0, 0));
        Collected(folder).Should().Be(Undisturbed());
    }

    // A limit on the size of files stops writing in the middle, as a full disk does.
    [SkippableOnWindowsFact]
    public void Run_DiskFull_SaysSoAndLosesNothing()
    {
        var folder = Plan("full");
        Cli.Run("sweep", "run", folder, "--index", "0", "--count", "3").Succeeds();
        var command = $"trap '' XFSZ; ulimit -f 1; exec dotnet {Path.Combine(AppContext.BaseDirectory, "neurochip.dll")} sweep run {folder} --index 3 --count 2";
        using var process = Process.Start(new ProcessStartInfo("bash")
        {
            ArgumentList = { "-c", command },
            RedirectStandardError = true,
            // The runtime's own doubled mappings are files too.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        process.ExitCode.Should().Be(1, error);
        error.Should().Contain("NC8104");
        Cli.Run("sweep", "status", folder, "--json").Succeeds().Json.GetProperty("done").GetInt32().Should().Be(3);
        Cli.Run("sweep", "run", folder, "--index", "3", "--count", "13").Succeeds();
        Collected(folder).Should().Be(Undisturbed());
    }

    [Fact]
    public void Run_DamagedResult_IsDoneAgain()
    {
        var folder = Plan("damaged");
        Cli.Run("sweep", "run", folder, "--index", "0", "--count", "16").Succeeds();
        var result = Directory.GetFiles(Path.Combine(folder, "results"))[0];
        File.WriteAllText(result, File.ReadAllText(result)[..100]);
        Cli.Run("sweep", "status", folder, "--json").Json.GetProperty("missing").GetInt32().Should().Be(1);

        Cli.Run("sweep", "run", folder, "--index", "0", "--count", "16").Succeeds();

        Collected(folder).Should().Be(Undisturbed());
    }

    [Fact]
    public void Collect_UnfinishedSweep_MarksWhatIsMissing()
    {
        var folder = Plan("partly");
        Cli.Run("sweep", "run", folder, "--index", "0", "--count", "3").Succeeds();

        Cli.Run("sweep", "collect", folder).Succeeds();

        File.ReadLines(Path.Combine(folder, "results.csv")).Count(line => line.Contains(",missing,")).Should().Be(13);
        Cli.Run("sweep", "status", folder).Succeeds().Output.Should().ContainAll("3 done", "13 missing", "--index 3 --count 13");
    }

    [Fact]
    public void Sweep_ProfileThatIsTooSmall_IsAResult()
    {
        Cli.Run(["sweep", .. Network.Where(word => word is not ("--profile" or "rram-64")), "--axis", "profile=rram-64,course-4core", "--out", In("fit")]).Succeeds()
            .Output.Should().Contain("1 does not fit");

        File.ReadLines(In("fit", "results.csv")).Last().Should().ContainAll("does not fit", "NC4");
    }

    [Fact]
    public void Sweep_YamlPlan_IsThatOfTheCommandLine()
    {
        _folder.Write("sweep.yaml", Encoding.UTF8.GetBytes("""
            # how few bits, and does rounding matter
            axes:
              quantization.weightBits: 1..4
              quantization.rounding: [nearest, stochastic]
            seeds: 2
            """));

        Cli.Run(["sweep", "plan", .. Network, "--plan", In("sweep.yaml"), "--out", In("yaml")]).Succeeds();

        Hashes(In("yaml")).Should().Equal(Hashes(Plan("options")));
    }

    [Fact]
    public void Sweep_OfAFolderWithItsPlan_GoesOnAndOfAnotherIsRefused()
    {
        var folder = Plan("same");

        Cli.Run(["sweep", "plan", .. Network, .. Axes, "--out", folder]).Succeeds();
        var other = Cli.Run(["sweep", "plan", .. Network, "--axis", "ticks=1,2", "--out", folder]);

        other.Diagnostics.Should().Equal("NC0101");
        Cli.Run(["sweep", "plan", .. Network, "--axis", "quantization.weightBits=1,2", "--out", folder]).Diagnostics.Should().Equal("NC8102");
        Cli.Run(["sweep", "plan", .. Network, "--axis", "quantization.weightBits=1,2", "--out", folder, "--force"]).Succeeds();
    }

    [Theory]
    [InlineData("", "NC0102")]
    [InlineData("--axis quantization.weightBits=0..3", "NC1")]
    [InlineData("--axis encoder=rate,latencee", "")]
    [InlineData("--axis quantization.weightBits=1..3 --sampling lhs", "NC0103")]
    [InlineData("--axis quantization.weightBits=1..3 --seeds 0", "NC0009")]
    [InlineData("--axis quantization.weightBits=1..3 --axis quantization.weightBits=4..6", "NC0101")]
    [InlineData("--axis quantization.weightBits=1..3 --plan @bad.yaml", "NC0104")]
    [InlineData("--axis quantization.weightBits=1..3 --plan @none.yaml", "NC0001")]
    public void Plan_BadRequest_IsSaidAndNothingIsWritten(string request, string code)
    {
        _folder.Write("bad.yaml", "axis: 3"u8.ToArray());

        var result = Cli.Run(["sweep", "plan", .. Network, .. request.Replace("@", _folder.Path + "/").Split(' ', StringSplitOptions.RemoveEmptyEntries), "--out", In("none")]);

        if (code.Length > 0)
        {
            result.Code.Should().Be(1);
            result.Diagnostics.Should().NotBeEmpty().And.OnlyContain(found => found.StartsWith(code, StringComparison.Ordinal));
            Directory.Exists(In("none")).Should().BeFalse();
        }
    }

    [Fact]
    public void Plan_OfAnImageOrAPipe_IsRefusedWhereItCannotVary()
    {
        Cli.Run("compile", "builtin:digits", "--profile", "rram-64", "--out", In("digits.ncimg")).Succeeds();
        string[] image = ["sweep", "plan", In("digits.ncimg"), "--dataset", "digits", "-n", "2", "--out", In("image")];

        Cli.Run([.. image, "--axis", "quantization.weightBits=1,2"]).Diagnostics.Should().Equal("NC0101");
        Cli.Run([.. image, "--axis", "ticks=1,2"]).Succeeds();
        Cli.Run("sweep", "plan", "-", "--dataset", "digits", "--axis", "ticks=1,2", "--out", In("pipe")).Diagnostics.Should().Equal("NC0009");
    }

    [Theory]
    [InlineData("\"version\": \"", "\"version\": \"0", "NC8101")]
    [InlineData("neurochip-sweep/1", "neurochip-sweep/9", "NC8100")]
    [InlineData("\"hash\":\"", "\"hash\":\"../../", "NC8100")]
    public void Run_PlanThatWasChanged_IsRefused(string before, string after, string code)
    {
        var path = Path.Combine(Plan("changed"), "plan.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(before, after));

        Cli.Run("sweep", "run", In("changed")).Diagnostics.Should().Equal(code);
    }

    [Fact]
    public void Run_InputThatChangedSince_IsRefused()
    {
        Cli.Run("convert", "builtin:digits", In("net.json"), "--dt", "1ms").Succeeds();
        Cli.Run(["sweep", "plan", In("net.json"), "--profile", "rram-64", "--dataset", "digits", "-n", "2", "--axis", "quantization.weightBits=1,2", "--out", In("input")]).Succeeds();
        File.AppendAllText(In("net.json"), "\n");

        Cli.Run("sweep", "run", In("input")).Diagnostics.Should().Equal("NC8103");
    }

    [Theory]
    [InlineData("16")]
    [InlineData("-1")]
    public void Run_SliceOutsideThePlan_IsRefused(string index) =>
        Cli.Run("sweep", "run", Plan("range"), "--index", index).Diagnostics.Should().Equal("NC8105");

    [Fact]
    public void Run_FolderWithoutPlanOrThatCannotBeWritten_IsRefused()
    {
        var blocked = Plan("blocked");
        Directory.Delete(Path.Combine(blocked, "results"));
        File.WriteAllText(Path.Combine(blocked, "results"), "a file where a folder has to be");

        Cli.Run("sweep", "run", In("nowhere")).Diagnostics.Should().Equal("NC8100");
        Cli.Run("sweep", "run", blocked).Diagnostics.Should().Equal("NC8104");
        Cli.Run("report", Plan("empty")).Diagnostics.Should().Equal("NC8108");
    }

    [Fact]
    public void Run_SlurmThatIsNotHere_IsSaidAndTheFirstRunIsKept()
    {
        var folder = Plan("slurm");

        var result = NeurochipProcess.Run(("PATH", _folder.Path), ["sweep", "run", folder, "--driver", "slurm"]);

        result.Diagnostics.Should().Equal("NC8107");
        Cli.Run("sweep", "status", folder, "--json").Json.GetProperty("done").GetInt32().Should().Be(1);
    }

    // The first worker says why; the sweep passes it on instead of trying again and again.
    [Fact]
    public void Run_DataThatAreNotHere_EndsWithTheWorkersWords()
    {
        Cli.Run("sweep", "plan", "builtin:digits", "--dt", "1ms", "--dataset", "mnist", "--data", _folder.Path, "--axis", "quantization.weightBits=1,2", "--out", In("data")).Succeeds();

        var result = Cli.Run("sweep", "run", In("data"));

        result.Diagnostics.Should().Contain("NC8106");
        result.Error.Should().Contain("mnist");
    }

    static List<string> Hashes(string folder) =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "plan.json"))).RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("hash").GetString()!)];

    static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "neurochip.dll"), .. arguments])
    {
        RedirectStandardOutput = false,
    })!;
}
