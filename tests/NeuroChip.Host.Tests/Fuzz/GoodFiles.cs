using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Host.Tests.Fuzz;

/// <summary>One small good file of every kind that the command line reads, and networks that fit them.</summary>
static class GoodFiles
{
    public static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("chain.json", File.ReadAllBytes(Path.Combine(SharedFolders.Repository, "samples", "networks", "chain.json")));
        folder.Write("chip.yaml", File.ReadAllBytes(Path.Combine(SharedFolders.Repository, "hw-profiles", "course-4core.yaml")));
        folder.Write("four.json", Network(4, """{ "source": "in", "target": "out", "kind": "dense", "weights": [[1, 0.5, -0.5, 1], [0.25, 1, 1, -1]] }"""));
        folder.Write("camera.json", Network(2312, """{ "source": "in", "target": "out", "kind": "random", "rule": { "fixedInDegree": 8 }, "weights": 1, "seed": 1 }"""));
        folder.Write("images", Idx([30, 2, 2], i => (byte)(i * 7)));
        folder.Write("labels", Idx([30], i => (byte)(i % 2)));
        folder.Write("samples.npy", Npy("<f8", "(30, 4)", [.. Enumerable.Range(0, 120).SelectMany(i => BitConverter.GetBytes(i % 11 / 10.0))]));
        folder.Write("labels.npy", Npy("|u1", "(30,)", [.. Enumerable.Range(0, 30).Select(i => (byte)(i % 2))]));
        folder.Write("table.csv", Encoding.ASCII.GetBytes("a,b,c,d,class\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},{i * 0.5},{30 - i},1.25,{i % 2}\n"))));
        folder.Write("spikes.csv", Encoding.ASCII.GetBytes("t,address\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i / 4},{i % 4}\n"))));
        folder.Write("events.zip", Zip());
        Cli.Run("convert", Path.Combine(folder.Path, "chain.json"), Path.Combine(folder.Path, "chain.nir")).Succeeds();
        foreach (var network in new[] { "chain", "four", "camera" })
        {
            var path = Path.Combine(folder.Path, network);
            Cli.Run("compile", path + ".json", "--profile", "loihi-davies2018", "--out", path + ".ncimg").Succeeds();
        }
    }

    static byte[] Network(int inputs, string projection) => Encoding.UTF8.GetBytes($$"""
        {
          "format": "neurochip-network/1", "name": "net", "dt": "1 ms",
          "populations": [
            { "name": "in", "size": {{inputs}}, "model": "input" },
            { "name": "out", "size": 2, "model": "if", "parameters": { "r": 1000, "vThreshold": 1 } }
          ],
          "projections": [{{projection}}],
          "outputs": ["out"]
        }
        """);

    static byte[] Idx(int[] shape, Func<int, byte> value)
    {
        var header = new byte[4 + (4 * shape.Length)];
        (header[2], header[3]) = (8, (byte)shape.Length);
        for (var axis = 0; axis < shape.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * axis)), shape[axis]);
        }

        return [.. header, .. Enumerable.Range(0, shape.Aggregate((a, b) => a * b)).Select(value)];
    }

    static byte[] Npy(string type, string shape, byte[] data)
    {
        var text = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. Encoding.ASCII.GetBytes(text), .. data];
    }

    static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "labels.csv", "file,split,label\n0.bs2,test,0\n1.bs2,test,1\n"u8);
            Add(archive, "0.bs2", Recording(3));
            Add(archive, "1.bs2", Recording(5));
        }

        return bytes.ToArray();
    }

    static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(content);
    }

    // 60 events, half a millisecond apart.
    static byte[] Recording(int seed) =>
        [.. Enumerable.Range(0, 60).SelectMany(i => new byte[] { (byte)(i * seed % 34), (byte)(i % 34), (byte)(i % 2 << 7), (byte)(i * 500 >> 8), (byte)(i * 500) })];
}
