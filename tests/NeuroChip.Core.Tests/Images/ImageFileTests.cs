using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;

namespace NeuroChip.Core.Tests.Images;

public class ImageFileTests
{
    const int HeaderSize = 56;

    [Fact]
    public void Read_WhatWasWritten_HasTheSameHashAndText()
    {
        var image = ImageSamples.Small();

        var back = ImageSamples.Read(ImageSamples.Bytes(image));

        ImageHash.Of(back).Should().Be(ImageHash.Of(image)).And.MatchRegex("^[0-9a-f]{64}$");
        Text(back).Should().Be(Text(image));
        back.Projections[1].Learning!.Traces["x1"].TauTicks.Should().Be(double.PositiveInfinity);
        back.Populations[0].Parameters["threshold"].Codes.Should().Equal(3, 4, 5);
        back.Cores[1].Blocks[0].Delays.Should().Equal(0, 1, 2);
    }

    [Fact]
    public void Read_ArrayReadout_IsWhatWasWritten()
    {
        var small = ImageSamples.Small();
        var readout = new ReadoutImage { Seed = ulong.MaxValue, NoiseQ8 = [1, 2, 3], Step = 5, LargestCode = 127 };
        var image = small with { Projections = [small.Projections[0] with { Readout = readout }, .. small.Projections.Skip(1)] };

        var back = ImageSamples.Read(ImageSamples.Bytes(image)).Projections[0].Readout!;

        back.NoiseQ8.Should().Equal(1, 2, 3);
        (back.Seed, back.Step, back.LargestCode).Should().Be((ulong.MaxValue, 5, 127));
        ImageHash.Of(image).Should().NotBe(ImageHash.Of(small));
    }

    // Two bits for each of three neurons.
    [Fact]
    public void Read_Converters_AreWhatWasWritten()
    {
        var small = ImageSamples.Small();
        var readout = new ReadoutImage { Seed = 1, Step = 6, LargestCode = 3, Input = new(17, 15, 2), Search = new([12, 11, 13, 6, 5, 7], [0, 1, 2, 3, 4, -5]) };
        var image = small with { Projections = [small.Projections[0] with { Readout = readout }, .. small.Projections.Skip(1)] };

        var whole = ImageSamples.Read(ImageSamples.Bytes(image)).Projections[0].Readout!;
        var back = whole.Search!;

        whole.Input.Should().Be(new InputDriveImage(17, 15, 2));
        back.Weights.Should().Equal(12, 11, 13, 6, 5, 7);
        back.Offsets.Should().Equal(0, 1, 2, 3, 4, -5);
    }

    [Fact]
    public void Write_Twice_GivesEqualBytes() =>
        ImageSamples.Bytes(ImageSamples.Small()).Should().Equal(ImageSamples.Bytes(ImageSamples.Small()));

    [Fact]
    public void Hash_OneCodeChanged_Differs()
    {
        var image = ImageSamples.Small();
        var block = image.Cores[0].Blocks[0];
        var changed = image with { Cores = image.Cores.SetItem(0, image.Cores[0] with { Blocks = [block with { Codes = block.Codes.SetItem(0, 2) }] }) };

        ImageHash.Of(changed).Should().NotBe(ImageHash.Of(image));
    }

    [Fact]
    public void Write_ToPath_LeavesNoPartialFile()
    {
        var folder = Directory.CreateTempSubdirectory("neurochip-image");
        try
        {
            var path = Path.Combine(folder.FullName, "small.ncimg");
            ImageFile.Write(ImageSamples.Small(), path);

            ImageHash.Of(ImageFile.Read(path)).Should().Be(ImageHash.Of(ImageSamples.Small()));
            folder.GetFiles().Should().ContainSingle().Which.Name.Should().Be("small.ncimg");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Write_ToFolderThatDoesNotExist_IsADiagnostic() =>
        CodeOf(() => ImageFile.Write(ImageSamples.Small(), Path.Combine("no", "such", "folder", "x.ncimg"))).Should().Be("NC0002");

    [Fact]
    public void Read_NoSuchFile_IsADiagnostic() => CodeOf(() => ImageFile.Read("no-such.ncimg")).Should().Be("NC0001");

    [Theory]
    [InlineData("", "NC5002")]
    [InlineData("hello", "NC5002")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n", "NC5002")]
    public void Read_OtherText_IsNotAnImage(string text, string code) =>
        CodeOf(() => ImageSamples.Read(Encoding.UTF8.GetBytes(text))).Should().Be(code);

    [Fact]
    public void Read_OtherVersion_SaysSo()
    {
        var bytes = ImageSamples.Bytes(ImageSamples.Small());
        bytes[8] = 2;

        CodeOf(() => ImageSamples.Read(bytes)).Should().Be("NC5003");
    }

    [Fact]
    public void Read_CutAnywhere_IsADiagnostic()
    {
        var bytes = ImageSamples.Bytes(ImageSamples.Small());
        for (var length = 0; length < bytes.Length; length++)
        {
            CodeOf(() => ImageSamples.Read(bytes[..length])).Should().BeOneOf("NC5002", "NC5004");
        }
    }

    [Fact]
    public void Read_CutWithMatchingHeader_IsADiagnostic()
    {
        var bytes = ImageSamples.Bytes(ImageSamples.Small());
        for (var length = HeaderSize; length < bytes.Length; length++)
        {
            CodeOf(() => ImageSamples.Read(Sealed(bytes[..length]))).Should().BeOneOf("NC5004", "NC5012");
        }
    }

    [Fact]
    public void Read_AnyByteFlipped_IsADiagnostic()
    {
        var bytes = ImageSamples.Bytes(ImageSamples.Small());
        for (var at = 0; at < bytes.Length; at++)
        {
            // Bytes 12…15 are reserved.
            if (at is < 12 or >= 16)
            {
                var flipped = bytes.ToArray();
                flipped[at] ^= (byte)(1 << (at % 8));
                CodeOf(() => ImageSamples.Read(flipped)).Should().StartWith("NC50");
            }
        }
    }

    // The checksum protects against accidents, not against an author: with a checksum that matches, anything may stand in the content.
    [Fact]
    public void Read_AnyByteChangedWithMatchingChecksum_IsAnImageOrADiagnostic()
    {
        var bytes = ImageSamples.Bytes(ImageSamples.Small());
        byte[] patterns = [0x00, 0x01, 0x7F, 0x80, 0xFF];
        for (var at = HeaderSize; at < bytes.Length; at++)
        {
            foreach (var pattern in patterns)
            {
                var changed = bytes.ToArray();
                changed[at] = pattern;
                ReadsOrSaysWhy(Sealed(changed));
            }
        }
    }

    [Fact]
    public void Read_HugeLengthsDeclaredAnywhere_AllocatesLittle()
    {
        var bytes = ImageSamples.Bytes(ImageSamples.Small());
        int[] sizes = [int.MaxValue, 0x40000000, 0x10000000, -1];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var files = 0;
        for (var at = HeaderSize; at <= bytes.Length - sizeof(int); at++)
        {
            foreach (var size in sizes)
            {
                var changed = bytes.ToArray();
                BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at), size);
                ReadsOrSaysWhy(Sealed(changed));
                files++;
            }
        }

        ((GC.GetAllocatedBytesForCurrentThread() - before) / files).Should().BeLessThan(1_000_000);
    }

    static void ReadsOrSaysWhy(byte[] bytes)
    {
        try
        {
            ImageText.Write(ImageSamples.Read(bytes), TextWriter.Null, weights: true);
        }
        catch (InputErrorException error)
        {
            error.Diagnostic.Descriptor.Code.Should().StartWith("NC50");
        }
    }

    // Header with the length and checksum of the content as it is now.
    static byte[] Sealed(byte[] bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), bytes.Length - HeaderSize);
        SHA256.HashData(bytes.AsSpan(HeaderSize)).CopyTo(bytes, 24);
        return bytes;
    }

    static string CodeOf(Action action) => action.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code;

    static string Text(ChipImage image)
    {
        using var writer = new StringWriter();
        ImageText.Write(image, writer, weights: true);
        return writer.ToString();
    }
}
