using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Api;

/// <content>Events.</content>
public sealed partial class AccountInfoReader
{
    [LoggerMessage(
        EventName = "AccountInfoUnavailable",
        Level = LogLevel.Information,
        Message = "The account's status is not available: {Reason}"
    )]
    private static partial void LogUnavailable(ILogger logger, string reason);
}
