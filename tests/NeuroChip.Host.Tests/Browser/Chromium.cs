using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuroChip.Host.Tests.Browser;

/// <summary>
/// One page in a headless Chromium without a network, driven through its own DevTools protocol. Whatever the browser has to say — console, log,
/// a request that leaves the file — is kept.
/// </summary>
sealed partial class Chromium : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Process _process;
    readonly ClientWebSocket _socket = new();
    readonly string _profile;
    readonly CancellationTokenSource _limit = new(Patience);
    readonly List<string> _messages = [];
    readonly HashSet<string> _events = [];
    string? _session;
    string _page = "";
    int _lastId;

    Chromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>Null where it is not installed.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Messages of the console and the log, and addresses of requests other than for the page itself.</summary>
    public IReadOnlyList<string> Messages => _messages;

    [GeneratedRegex(@"ws://\S+")]
    private static partial Regex Address();

    public static async Task<Chromium> Open(string file)
    {
        var profile = Directory.CreateTempSubdirectory("neurochip-browser-").FullName;
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={profile}", "about:blank",
        ];
        var process = Process.Start(new ProcessStartInfo(Path!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var browser = new Chromium(process, profile);
        await browser.Connect();
        await browser.Load(new Uri(file).AbsoluteUri);
        return browser;
    }

    /// <summary>Value of an expression in the page.</summary>
    public async Task<JsonNode?> Evaluate(string expression) =>
        (await Call("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true }))["result"]!["value"]?.DeepClone();

    public Task SetWidth(int width) => Call(
        "Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });

    /// <param name="medium">"screen" or "print".</param>
    /// <param name="scheme">"light" or "dark".</param>
    public Task SetMedium(string medium, string scheme) => Call("Emulation.setEmulatedMedia", new JsonObject
    {
        ["media"] = medium,
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
    });

    public async Task Screenshot(string path)
    {
        var shot = await Call("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = true });
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, Convert.FromBase64String(shot["data"]!.GetValue<string>()));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _socket.Dispose();
        _limit.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    async Task Connect()
    {
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync(_limit.Token) ?? throw new IOException("chromium ended before it could be spoken to");
        }
        while (!Address().IsMatch(line));
        _ = _process.StandardError.ReadToEndAsync();
        await _socket.ConnectAsync(new Uri(Address().Match(line).Value), _limit.Token);
        var target = await Call("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await Call("Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        _session = attached["sessionId"]!.GetValue<string>();
    }

    async Task Load(string address)
    {
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await Call(domain + ".enable", []);
        }

        _page = address;
        await Call("Page.navigate", new JsonObject { ["url"] = address });
        while (!_events.Contains("Page.loadEventFired"))
        {
            Note(await Receive());
        }
    }

    async Task<JsonNode> Call(string method, JsonObject parameters)
    {
        var request = new JsonObject { ["id"] = ++_lastId, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
        {
            request["sessionId"] = _session;
        }

        await _socket.SendAsync(Encoding.UTF8.GetBytes(request.ToJsonString()), WebSocketMessageType.Text, true, _limit.Token);
        while (true)
        {
            var message = await Receive();
            if ((int?)message["id"] == _lastId)
            {
                return message["result"] ?? throw new IOException($"{method}: {message["error"]?.ToJsonString()}");
            }

            Note(message);
        }
    }

    void Note(JsonNode message)
    {
        var method = (string?)message["method"] ?? "";
        _events.Add(method);
        var request = (string?)message["params"]?["request"]?["url"];
        if (method is "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Log.entryAdded")
        {
            _messages.Add(message["params"]!.ToJsonString());
        }
        else if (method == "Network.requestWillBeSent" && request != _page && !request!.StartsWith("data:", StringComparison.Ordinal))
        {
            _messages.Add("request: " + request);
        }
    }

    async Task<JsonNode> Receive()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, _limit.Token);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(Encoding.UTF8.GetString(whole.ToArray())) ?? throw new JsonException("null");
    }
}
