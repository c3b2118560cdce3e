using System.Net;
using Amazon.Runtime;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>The HTTP client of an S3 client, which counts what goes over the wire.</summary>
internal sealed class S3HttpClients(S3Requests requests) : HttpClientFactory
{
    /// <summary>For one request with the sending of its body; the reading of an answer's body is not limited.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new CountingHandler(requests, NewHandler())) { Timeout = RequestTimeout };

    /// <inheritdoc />
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc />
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private static SocketsHttpHandler NewHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };

    private sealed class CountingHandler(S3Requests requests, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            requests.Count(OperationOf(request));
            return base.SendAsync(request, cancellationToken);
        }

        private static string OperationOf(HttpRequestMessage request)
        {
            var query = request.RequestUri?.Query ?? "";
            return request.Method.Method switch
            {
                "PUT" => Has(query, "partNumber=") ? "UploadPart" : "PutObject",
                "POST" => Has(query, "uploadId=") ? "CompleteMultipartUpload" : "CreateMultipartUpload",
                "GET" => Has(query, "list-type=") ? "ListObjectsV2" : "GetObject",
                "DELETE" => Has(query, "uploadId=") ? "AbortMultipartUpload" : "DeleteObject",
                "HEAD" => "HeadObject",
                var other => other,
            };
        }

        private static bool Has(string query, string name) => query.Contains(name, StringComparison.Ordinal);
    }
}
