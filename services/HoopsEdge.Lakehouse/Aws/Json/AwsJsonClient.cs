using System.Net.Http.Headers;
using System.Text.Json;
using Polly;

namespace HoopsEdge.Lakehouse.Aws.Json;

/// <summary>Asks a JSON 1.1 service of AWS: signed, retried, its refusals as <see cref="AwsServiceException"/>.</summary>
public sealed class AwsJsonClient
{
    private readonly HttpClient _http;
    private readonly AwsJsonService _service;
    private readonly AwsCredentialSource _credentials;
    private readonly TimeProvider _time;
    private readonly SigV4Signer _signer;
    private readonly ResiliencePipeline _pipeline;

    /// <summary>A client of one service.</summary>
    /// <param name="http">Sends; without a time-out or retries of its own.</param>
    /// <param name="service">The service.</param>
    /// <param name="credentials">Who asks.</param>
    /// <param name="resilience">How often it is tried.</param>
    /// <param name="time">The clock of signatures and pauses.</param>
    public AwsJsonClient(
        HttpClient http,
        AwsJsonService service,
        AwsCredentialSource credentials,
        AwsResilience resilience,
        TimeProvider time
    )
    {
        (_http, _service, _credentials, _time) = (http, service, credentials, time);
        _signer = new SigV4Signer(service.Region, service.SigningName);
        _pipeline = resilience.Create(credentials, time);
    }

    /// <summary>The service that is asked.</summary>
    public AwsJsonService Service => _service;

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="AwsServiceException">The service refused, also after all attempts.</exception>
    public async Task<TAnswer> CallAsync<TAnswer>(IAwsRequest<TAnswer> request, CancellationToken cancellationToken)
    {
        var type = request.GetType();
        var operation = OperationOf(type);
        var body = JsonSerializer.SerializeToUtf8Bytes(request, type, _service.Json);
        var answer = await _pipeline.ExecuteAsync(
            async token => await AttemptAsync(operation, body, token),
            cancellationToken
        );
        return (TAnswer?)JsonSerializer.Deserialize(answer, typeof(TAnswer), _service.Json)
            ?? throw new AwsServiceException($"AWS {_service.Name} answered {operation} with nothing");
    }

    /// <summary>The operation that a type of <see cref="IAwsRequest{TAnswer}"/> asks for.</summary>
    public static string OperationOf(Type request) => request.Name[..^"Request".Length];

    private async Task<byte[]> AttemptAsync(string operation, byte[] body, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _service.Endpoint);
        message.Content = new ByteArrayContent(body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        message.Headers.TryAddWithoutValidation("X-Amz-Target", $"{_service.TargetPrefix}.{operation}");
        var keys = await _credentials.GetAsync(cancellationToken);
        _signer.Sign(message, body, keys, _time.GetUtcNow());
        using var answer = await _http.SendAsync(message, cancellationToken);
        var content = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? content
            : throw AwsErrorReader.Read(_service.Name, operation, answer.StatusCode, content);
    }
}
