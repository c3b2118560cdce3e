using HoopsEdge.ServiceDefaults.Hosting;

namespace HoopsEdge.Fetcher.Api;

/// <summary>
/// Reads the account's status before the first command: the budget is known before it is spent. It also gets the code of
/// a request compiled before one has a slot in the rate limit, which would pass meanwhile.
/// </summary>
internal sealed class AccountAtStart(AccountInfoReader account) : IStartupStep
{
    /// <inheritdoc />
    public Task RunAsync(CancellationToken cancellationToken) => account.RefreshAsync(cancellationToken);
}
