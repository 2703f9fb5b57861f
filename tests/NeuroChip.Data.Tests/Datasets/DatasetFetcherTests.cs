using System.Net;
using System.Security.Cryptography;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Data.Datasets;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Data.Tests.Datasets;

public sealed class DatasetFetcherTests : IDisposable
{
    static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    sealed class FakeServer(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(answer(request));
        }
    }

    static FakeServer Serving(byte[] content) =>
        new(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) });

    static DatasetEntry Entry(Uri? address) => new(
        new DatasetInfo { Name = "x", Title = "", Licence = "", SampleShape = new Shape(1), Classes = 1, DefaultEncoder = "rate" },
        (0, 0, 1),
        [new DatasetSource("x/data.bin", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)), address)],
        _ => throw new InvalidOperationException());

    static DatasetEntry Known => Entry(new Uri("https://example.org/data.bin"));

    string Target => Path.Combine(_folder.Path, "x", "data.bin");

    Task Fetch(DatasetEntry entry, HttpMessageHandler handler, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default) =>
        DatasetFetcher.FetchAsync(entry, _folder.Path, handler, progress, cancellation);

    async Task<Diagnostic> FailureOf(DatasetEntry entry, HttpMessageHandler handler)
    {
        var fetch = () => Fetch(entry, handler);
        var thrown = await fetch.Should().ThrowAsync<InputErrorException>();
        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Should().BeEmpty();
        return thrown.Which.Diagnostic;
    }

    [Fact]
    public async Task FetchAsync_GoodServer_WritesTheFileOnce()
    {
        var server = Serving(Content);

        await Fetch(Known, server);
        await Fetch(Known, server);

        File.ReadAllBytes(Target).Should().Equal(Content);
        Directory.GetFiles(Path.GetDirectoryName(Target)!).Should().ContainSingle();
        server.Asked.Should().Equal(new Uri("https://example.org/data.bin"));
        new DatasetRoots(_folder.Path).Find("x/data.bin").Should().NotBeNull();
    }

    [Fact]
    public async Task FetchAsync_DamagedFileInPlace_IsReplaced()
    {
        _folder.Write("x/data.bin", new byte[Content.Length]);

        await Fetch(Known, Serving(Content));

        File.ReadAllBytes(Target).Should().Equal(Content);
    }

    [Fact]
    public async Task FetchAsync_OtherContent_IsRefusedByItsChecksum() =>
        (await FailureOf(Known, Serving(new byte[Content.Length]))).Descriptor.Code.Should().Be("NC0020");

    [Theory]
    [InlineData(99_999)]
    [InlineData(100_001)]
    [InlineData(5_000_000)]
    public async Task FetchAsync_OtherLength_IsRefused(int length) =>
        (await FailureOf(Known, Serving(new byte[length]))).Message.Should().Contain("100000 bytes were expected");

    [Fact]
    public async Task FetchAsync_NotFound_NamesTheAnswer()
    {
        var diagnostic = await FailureOf(Known, new FakeServer(_ => new HttpResponseMessage(HttpStatusCode.NotFound)));

        diagnostic.Descriptor.Code.Should().Be("NC7003");
        diagnostic.Message.Should().Contain("404");
    }

    [Fact]
    public async Task FetchAsync_NoNetwork_SaysWhereTheFileBelongs()
    {
        var diagnostic = await FailureOf(Known, new FakeServer(_ => throw new HttpRequestException("Name or service not known")));

        diagnostic.Descriptor.Code.Should().Be("NC7003");
        diagnostic.Message.Should().Contain("Name or service not known").And.Contain(Target);
    }

    [Fact]
    public async Task FetchAsync_NoAddress_AsksNobody()
    {
        var server = Serving(Content);

        (await FailureOf(Entry(null), server)).Descriptor.Code.Should().Be("NC7004");
        server.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task FetchAsync_Cancelled_LeavesNothingBehind()
    {
        using var cancellation = new CancellationTokenSource();
        var fetch = () => Fetch(Known, Serving(Content), new CancelAtOnce(cancellation), cancellation.Token);

        await fetch.Should().ThrowAsync<OperationCanceledException>();

        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    sealed class CancelAtOnce(CancellationTokenSource cancellation) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => cancellation.Cancel();
    }
}
