using System.IO.Compression;
using System.IO.Pipelines;
using HoopsEdge.ApiSimulator.Faults;
using HoopsEdge.ApiSimulator.Shapes;

namespace HoopsEdge.ApiSimulator.Http;

/// <summary>Answers one route: key, tier, quota, faults, parameters, rows, in the API's order.</summary>
internal sealed partial class ApiEndpoint(SimulatorState state, ApiRoute route, ILogger logger)
{
    public const string RemainingHeader = "X-CallLimit-Remaining";
    private const int HugeBytes = 100_000_000;

    public async Task HandleAsync(HttpContext http)
    {
        var number = state.Served.Arrive();
        var path = http.Request.Path.Value!;
        var (status, rows) = await AnswerAsync(http, number, path);
        state.Served.Serve(path, status, rows);
        Log.Served(logger, path, status, rows);
    }

    private async Task<(int Status, int Rows)> AnswerAsync(HttpContext http, long number, string path)
    {
        if (Gate.Authenticate(http, state.Options) is { } stranger)
            return await RefuseAsync(http, stranger, metered: false);
        if (Gate.Entitle(route, state.Options) is { } gated)
            return await RefuseAsync(http, gated);
        if (route.Metered && !state.Meter.Reserve(route.Path))
            return await RefuseAsync(http, new Refusal(429, Gate.QuotaExceeded));
        var (status, rows) = (500, 0);
        try
        {
            (status, rows) = await AnswerReservedAsync(http, number, path);
        }
        finally
        {
            // A client that hangs up has been served: the API charges it all the same.
            if (
                route.Metered
                && status is not (0 or (>= 200 and < 300))
                && !http.RequestAborted.IsCancellationRequested
            )
                state.Meter.Refund(route.Path);
        }
        return (status, rows);
    }

    private async Task<(int Status, int Rows)> AnswerReservedAsync(HttpContext http, long number, string path)
    {
        var fault = state.Faults.Strike(path);
        switch (fault?.Kind)
        {
            case FaultKind.Throttle:
                http.Response.Headers.RetryAfter = Invariant($"{fault.RetryAfterSeconds}");
                return await RefuseAsync(http, new Refusal(429, "Too many requests."), refund: 1);
            case FaultKind.Quota:
                return await RefuseAsync(http, new Refusal(429, Gate.QuotaExceeded), refund: 1);
            case FaultKind.Error500:
                return await RefuseAsync(http, new Refusal(500, "Internal Server Error"), refund: 1);
            case FaultKind.Error503:
                return await RefuseAsync(http, new Refusal(503, "Unable to verify call quota"), refund: 1);
            case FaultKind.Slow:
                var delay = TimeSpan.FromMilliseconds(fault.DelayMilliseconds);
                await Task.Delay(delay, TimeProvider.System, http.RequestAborted);
                break;
        }
        if (Complaints(http) is { Count: > 0 } complaints)
            return await ComplainAsync(http, complaints);
        var extra = fault?.Kind == FaultKind.Huge ? HugeBytes : 0;
        var request = new ApiRequest(http, state.View(), number) { ExtraText = extra };
        AnnounceRemaining(http, 0);
        http.Response.ContentType = "application/json; charset=utf-8";
        var answer = route.Answer(request);
        return fault is not null && BrokenBody.Handles(fault.Kind)
            ? await SpoilAsync(http, fault.Kind, answer)
            : (200, await SendAsync(http, answer));
    }

    private static async Task<int> SendAsync(HttpContext http, RowStream answer)
    {
        var cancellation = http.RequestAborted;
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return await answer.WriteAsync(http.Response.BodyWriter, cancellation);
        http.Response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        var writer = PipeWriter.Create(gzip, new StreamPipeWriterOptions(leaveOpen: true));
        var rows = await answer.WriteAsync(writer, cancellation);
        await writer.CompleteAsync();
        return rows;
    }

    private static async Task<(int Status, int Rows)> SpoilAsync(HttpContext http, FaultKind kind, RowStream answer)
    {
        using var body = new MemoryStream();
        var writer = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        var rows = await answer.WriteAsync(writer, http.RequestAborted);
        await writer.CompleteAsync();
        var whole = await BrokenBody.SendAsync(http, kind, body.ToArray(), http.RequestAborted);
        return whole ? (200, rows) : (0, 0);
    }

    private Dictionary<string, ValidationDetail> Complaints(HttpContext http)
    {
        var complaints = new Dictionary<string, ValidationDetail>();
        string? Value(string name) => http.Request.RouteValues[name] as string ?? (string?)http.Request.Query[name];
        foreach (var parameter in route.Parameters)
        {
            if (parameter.Complain(Value(parameter.Name)) is { } complaint)
                complaints[parameter.Name] = new ValidationDetail(complaint);
        }
        if (route.AnyOf.Length > 0 && route.AnyOf.All(name => string.IsNullOrEmpty(Value(name))))
            complaints[route.AnyOf[0]] = new ValidationDetail($"one of {string.Join(", ", route.AnyOf)} is required");
        return complaints;
    }

    private async Task<(int, int)> ComplainAsync(HttpContext http, Dictionary<string, ValidationDetail> complaints)
    {
        AnnounceRemaining(http, 1);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        var error = new ValidationError("Validation Failed", complaints);
        await http.Response.WriteAsJsonAsync(error, SimulatorJson.Default.ValidationError);
        return (400, 0);
    }

    private async Task<(int, int)> RefuseAsync(HttpContext http, Refusal refusal, int refund = 0, bool metered = true)
    {
        if (metered)
            AnnounceRemaining(http, refund);
        http.Response.StatusCode = refusal.Status;
        await http.Response.WriteAsJsonAsync(new ErrorMessage(refusal.Message), SimulatorJson.Default.ErrorMessage);
        return (refusal.Status, 0);
    }

    /// <summary>What is left once this answer is settled.</summary>
    private void AnnounceRemaining(HttpContext http, int refund) =>
        http.Response.Headers[RemainingHeader] = Invariant($"{state.Meter.Remaining + (route.Metered ? refund : 0)}");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "GET {Path} {Status}, {Rows} rows")]
        public static partial void Served(ILogger logger, string path, int status, int rows);
    }
}
