using System.Security;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>An AWS service at the wire: each request gets the next of the given answers, the last one for ever.</summary>
internal sealed class WireStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<string> _requests = [];

    private WireStub(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public Uri Endpoint =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Method, path with query, and conditions of each request so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Answers in turn.</summary>
    public static Task<WireStub> StartAsync(params IReadOnlyList<RequestDelegate> answers)
    {
        var next = -1;
        return StartAsync(context => answers[Math.Min(Interlocked.Increment(ref next), answers.Count - 1)](context));
    }

    /// <summary>Answers as it likes.</summary>
    public static async Task<WireStub> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder
            .WebHost.UseUrls("http://127.0.0.1:0")
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var stub = new WireStub(app);
        app.Run(context =>
        {
            stub.Note(context.Request);
            return answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>Passes a request on to another server, without some of its headers.</summary>
    public static RequestDelegate PassTo(Uri server, params IReadOnlyList<string> withoutHeaders)
    {
        var client = new HttpClient();
        return async context =>
        {
            var request = context.Request;
            var target = new Uri(server, $"{request.Path}{request.QueryString}");
            using var passed = new HttpRequestMessage(new HttpMethod(request.Method), target);
            if (request.ContentLength > 0)
            {
                passed.Content = new StreamContent(request.Body);
            }

            foreach (var (name, values) in request.Headers)
            {
                if (name != "Host" && !withoutHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    _ =
                        passed.Headers.TryAddWithoutValidation(name, values.ToArray())
                        || (passed.Content?.Headers.TryAddWithoutValidation(name, values.ToArray()) ?? false);
                }
            }

            using var answer = await client.SendAsync(passed, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            {
                if (name is not ("Transfer-Encoding" or "Connection"))
                {
                    context.Response.Headers[name] = values.ToArray();
                }
            }

            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        };
    }

    /// <summary>Answers one request after the other.</summary>
    public static RequestDelegate InTurn(RequestDelegate answer)
    {
        var turn = new SemaphoreSlim(1, 1);
        return async context =>
        {
            await turn.WaitAsync(context.RequestAborted);
            try
            {
                await answer(context);
            }
            finally
            {
                turn.Release();
            }
        };
    }

    /// <summary>S3's error answer.</summary>
    public static RequestDelegate S3Error(
        int status,
        string code,
        params IReadOnlyList<(string Name, string Value)> headers
    ) => S3Error(status, code, TestCredentials.AccessKey, headers);

    /// <summary>S3's error answer, with words of its own.</summary>
    public static RequestDelegate S3Error(
        int status,
        string code,
        string words,
        params IReadOnlyList<(string Name, string Value)> headers
    ) =>
        context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/xml";
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            return context.Response.WriteAsync(
                $"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{code} {SecurityElement.Escape(words)}</Message><RequestId>1</RequestId></Error>"
            );
        };

    /// <summary>DynamoDB's error answer.</summary>
    public static RequestDelegate DynamoDbError(string type) =>
        context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "application/x-amz-json-1.0";
            return context.Response.WriteAsync(
                $"{{\"__type\":\"com.amazonaws.dynamodb.v20120810#{type}\",\"message\":\"{type} {TestCredentials.AccessKey}\"}}"
            );
        };

    /// <summary>A successful write.</summary>
    public static RequestDelegate Written(string etag = "0123456789abcdef0123456789abcdef") =>
        context =>
        {
            context.Response.Headers.ETag = $"\"{etag}\"";
            return Task.CompletedTask;
        };

    /// <summary>An object.</summary>
    public static RequestDelegate Content(string content, string crc32) =>
        context =>
        {
            context.Response.Headers.ETag = $"\"{ETagOf(content)}\"";
            context.Response.Headers["x-amz-checksum-crc32"] = crc32;
            context.Response.Headers["x-amz-checksum-type"] = "FULL_OBJECT";
            context.Response.ContentLength = content.Length;
            return context.Response.WriteAsync(content);
        };

#pragma warning disable CA5351 // MD5 is what S3 calls an ETag.
    private static string ETagOf(string content) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(content)));
#pragma warning restore CA5351

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Note(HttpRequest request)
    {
        var conditions = string.Concat(
            new[] { "If-Match", "If-None-Match" }
                .Where(name => request.Headers.ContainsKey(name))
                .Select(name => $" {name}: {request.Headers[name]}")
        );
        lock (_lock)
        {
            _requests.Add($"{request.Method} {request.Path}{request.QueryString}{conditions}");
        }
    }
}
