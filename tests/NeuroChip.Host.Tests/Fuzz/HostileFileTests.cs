using System.Text;
using NeuroChip.Core.Random;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Fuzz;

/// <summary>Files from strangers through the whole program: every kind that a command reads, cut, flipped and replaced.</summary>
[Collection(nameof(HostileFileTests))]
public sealed class HostileFileTests(HostileFileTests.Folder files) : IClassFixture<HostileFileTests.Folder>
{
    // The readers' own tests take 2,000 seeds each; here the whole program runs for every one. NEUROCHIP_FUZZ_SEEDS asks for more.
    static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("NEUROCHIP_FUZZ_SEEDS"), out var seeds) ? seeds : 40;

    /// <summary>The hostile file, and the command that reads it; @ is the folder.</summary>
    static readonly Dictionary<string, (string File, string Command)> Kinds = new()
    {
        ["NIR"] = ("chain.nir", "compile @chain.nir --dt 1ms --profile rram-64"),
        ["JSON"] = ("chain.json", "compile @chain.json --profile rram-64"),
        ["YAML"] = ("chip.yaml", "profiles validate @chip.yaml"),
        ["IDX"] = ("images", "run @four.ncimg --dataset idx:@images,@labels -n 1 --ticks 1 -j 1"),
        ["IDX labels"] = ("labels", "run @four.ncimg --dataset idx:@images,@labels -n 1 --ticks 1 -j 1"),
        ["npy"] = ("samples.npy", "run @four.ncimg --dataset npy:@samples.npy,@labels.npy -n 1 --ticks 1 -j 1"),
        ["npy labels"] = ("labels.npy", "run @four.ncimg --dataset npy:@samples.npy,@labels.npy -n 1 --ticks 1 -j 1"),
        ["CSV"] = ("table.csv", "run @four.ncimg --dataset csv:@table.csv -n 1 --ticks 1 -j 1"),
        ["spikes"] = ("spikes.csv", "run @four.ncimg --input @spikes.csv -j 1"),
        ["zip"] = ("events.zip", "run @camera.ncimg --dataset events:@events.zip -n 1 --ticks 1 -j 1"),
        ["image"] = ("chain.ncimg", "run @chain.ncimg --input none --ticks 1 -j 1"),
        ["inspected image"] = ("chain.ncimg", "inspect @chain.ncimg"),
    };

    /// <summary>Text that may still be complete where it is cut between its lines.</summary>
    static readonly string[] Tables = ["CSV", "spikes", "YAML"];

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Command_GoodFile_Succeeds(string kind)
    {
        var (command, good) = Open(kind);

        command.On(good).Succeeds();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Command_Truncated_Refuses(string kind)
    {
        var (command, good) = Open(kind);
        for (var length = 0; length < good.Length; length += 97)
        {
            if (Tables.Contains(kind))
            {
                command.On(good[..length]);
            }
            else
            {
                command.Refuses(good[..length]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Command_FlippedBytes_IsCivil(string kind)
    {
        var (command, good) = Open(kind);
        for (var seed = 0UL; seed < (ulong)Seeds; seed++)
        {
            command.On(Flip(good, seed));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Command_OtherContent_Refuses(string kind)
    {
        var (command, _) = Open(kind);

        command.Refuses([]);
        command.Refuses([.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 37))]);
        command.Refuses(Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12345\n"));
        foreach (var other in Kinds.Values.Select(k => k.File).Distinct().Where(other => other != Kinds[kind].File && !Interchangeable(other, Kinds[kind].File)))
        {
            command.Refuses(files.Good(other));
        }
    }

    // Wherever a size may be declared, it is 2 or 4 GB now.
    [Theory]
    [MemberData(nameof(Names))]
    public void Command_HugeSizes_IsCivil(string kind)
    {
        const int Places = 5;
        var (command, good) = Open(kind);
        for (var place = 0; place < Places; place++)
        {
            foreach (var size in new byte[][] { [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF] })
            {
                var bytes = (byte[])good.Clone();
                size.CopyTo(bytes, (bytes.Length - size.Length) * place / Places / size.Length * size.Length);
                command.On(bytes);
            }
        }
    }

    [Theory]
    [InlineData("IDX", "\0\0\u0008\u0003\u007f\u00ff\u00ff\u00ff\0\0\u0001\0\0\0\u0001\0")]
    [InlineData("npy", "\u0093NUMPY\u0001\0\u0040\0{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4)}\n")]
    [InlineData("JSON", """{"format":"neurochip-network/1","name":"n","dt":"1 ms","populations":[{"name":"i","size":2000000000,"model":"input"},{"name":"o","size":2000000000,"model":"if"}],"projections":[{"source":"i","target":"o","kind":"dense","weights":1}],"outputs":["o"]}""")]
    [InlineData("JSON", """{"format":"neurochip-network/1","name":"n","dt":"1 ms","populations":[{"name":"i","size":60000,"model":"input"},{"name":"o","size":60000,"model":"if"}],"projections":[{"source":"i","target":"o","kind":"random","rule":{"fixedInDegree":60000},"weights":1,"seed":1}],"outputs":["o"]}""")]
    [InlineData("spikes", "t,address\n2000000000,1\n")]
    public void Command_SizesBeyondTheFile_Refuses(string kind, string latin1) => Open(kind).Command.Refuses(Encoding.Latin1.GetBytes(latin1));

    static bool Interchangeable(string a, string b) => (a, b) is ("chain.nir" or "chain.json" or "chip.yaml" or "chain.ncimg", "chain.nir" or "chain.json")
        or ("chain.json", "chip.yaml") or ("chain.nir" or "chain.json", "chain.ncimg");

    (HostileCommand Command, byte[] Good) Open(string kind)
    {
        var (file, command) = Kinds[kind];
        var good = files.Good(file);
        var copy = "hostile-" + kind.Replace(' ', '-') + "-" + file;
        return (new HostileCommand(files.Root, copy, command.Replace("@" + file, "@" + copy).Split(' ')), good);
    }

    static byte[] Flip(byte[] good, ulong seed)
    {
        var bytes = (byte[])good.Clone();
        var flips = 1 + Philox.Below(4, seed, RandomStream.DatasetSplit, 0);
        for (var flip = 1u; flip <= flips; flip++)
        {
            bytes[Philox.Below(bytes.Length, seed, RandomStream.DatasetSplit, flip)] ^= (byte)(1 + Philox.Below(255, seed, RandomStream.DatasetSplit, flip, 1));
        }

        return bytes;
    }

    public sealed class Folder : IDisposable
    {
        public Folder() => GoodFiles.WriteTo(Root);

        internal TemporaryFolder Root { get; } = new();

        public byte[] Good(string file) => File.ReadAllBytes(Path.Combine(Root.Path, file));

        public void Dispose() => Root.Dispose();
    }
}

/// <summary>Allocations are counted for the whole process: nothing runs beside these tests.</summary>
[CollectionDefinition(nameof(HostileFileTests), DisableParallelization = true)]
public sealed class HostileFileTestsCollection;
