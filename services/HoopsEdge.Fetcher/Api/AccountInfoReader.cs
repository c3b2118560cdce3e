using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Fetcher.Api;

/// <summary>Reads the account's status, which costs no call. Whatever goes wrong is no more than a missing answer.</summary>
public sealed partial class AccountInfoReader(
    IHttpClientFactory clients,
    ApiKey key,
    CallBudget budget,
    IOptions<ApiOptions> options,
    TimeProvider time,
    ILogger<AccountInfoReader> logger
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Reads the status and notes it in the call budget.</summary>
    /// <returns>The status, or null when <c>api.info_url</c> is empty or gave none.</returns>
    public async Task<AccountInfo?> RefreshAsync(CancellationToken cancellationToken)
    {
        if (options.Value.InfoUrl.Length == 0 || key.IsMissing)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var info = await AskAsync(options.Value.InfoUrl, either.Token);
            if (info is not null)
            {
                await budget.ApplyAsync(info, cancellationToken);
            }

            return info;
        }
        catch (Exception failure)
            when (failure is HttpRequestException or IOException or JsonException or UriFormatException
                || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            var reason = key.Redact(failure.Message);
            LogUnavailable(logger, reason);
            return null;
        }
    }

    private async Task<AccountInfo?> AskAsync(string address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        var http = clients.CreateClient(ApiClient.HttpName);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(body, AccountInfoJson.Default.AccountInfo, cancellationToken);
    }
}

/// <summary>Source-generated JSON of the account status.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(AccountInfo))]
internal sealed partial class AccountInfoJson : JsonSerializerContext;
