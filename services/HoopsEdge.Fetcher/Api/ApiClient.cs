using System.Globalization;
using System.Net.Http.Headers;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Scanning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HoopsEdge.Fetcher.Api;

/// <summary>Asks the API for one page, as often as it takes, and says how that ended.</summary>
internal sealed partial class ApiClient(
    IHttpClientFactory clients,
    ApiKey key,
    BodyReceiver receiver,
    CallBudget budget,
    SharedRateLimiter limiter,
    IReadOnlyDictionary<string, EndpointOptions> endpoints,
    IOptions<ApiOptions> options,
    TimeProvider time,
    ILogger<ApiClient> logger
)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string HttpName = "hoops-api";

    private const string RemainingHeader = "X-CallLimit-Remaining";

    private readonly ResiliencePipeline<AttemptResult> _pipeline = ApiResilience.Create(
        options.Value,
        limiter,
        time,
        Random.Shared.NextDouble
    );

    /// <summary>Asks for one page.</summary>
    /// <returns>How it ended; a body in it is the caller's to dispose.</returns>
    public async Task<ApiReply> GetAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var call = new ApiCall(request, TimeoutOf(request));
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ApiCall.Key, call);
        try
        {
            var result = await _pipeline.ExecuteAsync(
                (inner, state) => AttemptAsync(state, cancellationToken, inner.CancellationToken),
                context,
                call
            );
            return Reply(call, result);
        }
        catch (Exception failure) when (failure is TimeoutRejectedException or BrokenCircuitException)
        {
            call.Note(failure);
            return Reply(call, null);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ApiReply Reply(ApiCall call, AttemptResult? result)
    {
        var outcome = result switch
        {
            AttemptResult.Settled settled => settled.Outcome,
            AttemptResult.Failed failed => new ApiOutcome.Exhausted(failed.Reason),
            _ => new ApiOutcome.Exhausted(call.LastFailure),
        };
        return new ApiReply(outcome, call.Attempts, call.Answers, call.LastStatus, call.LastHead);
    }

    private async ValueTask<AttemptResult> AttemptAsync(
        ApiCall call,
        CancellationToken outerToken,
        CancellationToken attemptToken
    )
    {
        call.Attempts++;
        var isCounted = false;
        try
        {
            using var request = NewRequest(call.Request);
            var http = clients.CreateClient(HttpName);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attemptToken);
            isCounted = true;
            call.Answers++;
            call.LastStatus = (int)response.StatusCode;
            call.LastHead = null;
            await budget.CountAsync(response.IsSuccessStatusCode, Remaining(response), attemptToken);
            return Log(call, await ReadAsync(call, response, attemptToken));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidDataException)
        {
            return Log(call, new AttemptResult.Failed(FailureKind.Transport, key.Redact(Describe(broken))));
        }
        catch (OperationCanceledException) when (!isCounted && !outerToken.IsCancellationRequested)
        {
            // The server answers into a closed connection and charges for it.
            await budget.CountAsync(isCharged: true, remaining: null, outerToken);
            throw;
        }
    }

    private async Task<AttemptResult> ReadAsync(ApiCall call, HttpResponseMessage response, CancellationToken token)
    {
        var head = new ResponseHead();
        try
        {
            await using var body = await OpenAsync(response, token);
            if (body is null)
            {
                var encoding = string.Join(", ", response.Content.Headers.ContentEncoding);
                return new AttemptResult.Failed(
                    FailureKind.BadBody,
                    $"the body is encoded as '{encoding}', not as gzip"
                );
            }

            if (response.IsSuccessStatusCode)
            {
                return Judge(response, await receiver.ReceiveAsync(body, call.Request.Contract, head, token));
            }

            await ReadHeadAsync(body, head, token);
        }
        finally
        {
            call.LastHead = key.Redact(head.ToString());
        }

        return RefusalReader.Read(
            response.StatusCode,
            call.LastHead ?? "",
            RetryHint.Read(response.Headers, time.GetUtcNow())
        );
    }

    private AttemptResult Judge(HttpResponseMessage response, BodyFile? body)
    {
        if (body is null)
        {
            var limit = string.Create(CultureInfo.InvariantCulture, $"{options.Value.MaxBodyBytes} bytes");
            return new AttemptResult.Settled(new ApiOutcome.Unusable($"the body is larger than {limit}", null));
        }

        var scan = body.Scan;
        switch (scan.Problem)
        {
            case ScanProblem.None when scan.Misfit is { } misfit:
                return new AttemptResult.Settled(new ApiOutcome.Unusable(key.Redact($"{misfit}"), body));
            case ScanProblem.None:
                return new AttemptResult.Settled(
                    scan.IsEmpty ? new ApiOutcome.Empty(body) : new ApiOutcome.Content(body)
                );
            default:
                body.Dispose();
                return OfProblem(scan, response.Content.Headers.ContentType);
        }
    }

    private AttemptResult OfProblem(ScanResult scan, MediaTypeHeaderValue? type)
    {
        var reason = key.Redact(scan.ProblemText ?? "");
        return scan.Problem switch
        {
            ScanProblem.Incomplete => new AttemptResult.Failed(FailureKind.Transport, reason),
            ScanProblem.InvalidJson => new AttemptResult.Failed(
                FailureKind.BadBody,
                $"the body ({type?.MediaType ?? "no type"}) is not JSON: {reason}"
            ),
            _ => new AttemptResult.Settled(new ApiOutcome.Unusable(reason, null)),
        };
    }

    private static async Task<Stream?> OpenAsync(HttpResponseMessage response, CancellationToken token)
    {
        var encodings = response.Content.Headers.ContentEncoding;
        var isPlain =
            encodings.Count == 0 || encodings.All(name => name.Equals("identity", StringComparison.OrdinalIgnoreCase));
        if (
            !isPlain && !(encodings.Count == 1 && encodings.Single().Equals("gzip", StringComparison.OrdinalIgnoreCase))
        )
        {
            return null;
        }

        var stream = await response.Content.ReadAsStreamAsync(token);
        return isPlain ? stream : new CheckedGzipStream(stream);
    }

    private static async Task ReadHeadAsync(Stream body, ResponseHead head, CancellationToken token)
    {
        var buffer = new byte[ResponseHead.MostBytes];
        while (!head.IsFull && await body.ReadAsync(buffer, token) is > 0 and var read)
        {
            head.Add(buffer.AsSpan(0, read));
        }
    }

    private HttpRequestMessage NewRequest(FetchRequest request)
    {
        var address = options.Value.BaseUrl.AbsoluteUri.TrimEnd('/') + "/" + request.RelativeUri;
        var message = new HttpRequestMessage(HttpMethod.Get, new Uri(address));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        if (!key.IsMissing)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        }

        return message;
    }

    private TimeSpan TimeoutOf(FetchRequest request) =>
        TimeSpan.FromSeconds(
            endpoints.GetValueOrDefault(request.Contract.Name)?.TimeoutSeconds ?? options.Value.TimeoutSeconds
        );

    private static int? Remaining(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues(RemainingHeader, out var values)
        && int.TryParse(
            values.ToString(),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var remaining
        )
            ? remaining
            : null;

    private static string Describe(Exception broken) =>
        broken.InnerException is { } inner && inner.Message != broken.Message
            ? $"{broken.Message} ({inner.Message})"
            : broken.Message;

    private AttemptResult Log(ApiCall call, AttemptResult result)
    {
        if (result is AttemptResult.Failed failed)
        {
            LogAttemptFailed(logger, call.Request.FetchId, call.Request.Contract.Name, call.Attempts, failed.Reason);
        }

        return result;
    }
}
