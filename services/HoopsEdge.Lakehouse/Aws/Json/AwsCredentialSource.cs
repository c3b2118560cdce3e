using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.Aws.Json;

/// <summary>Credentials from where every AWS tool finds them: AWSSDK.Core's chain, asked when they are first needed.</summary>
public class AwsCredentialSource
{
    private readonly Lazy<AWSCredentials> _credentials;

    /// <summary>Takes the chain of AWSSDK.Core.</summary>
    public AwsCredentialSource()
        : this(() => DefaultAWSCredentialsIdentityResolver.GetCredentials()) { }

    /// <summary>Takes credentials from somewhere else.</summary>
    public AwsCredentialSource(Func<AWSCredentials> find) => _credentials = new Lazy<AWSCredentials>(find);

    /// <summary>The keys in force; temporary ones are renewed before they expire.</summary>
    /// <exception cref="ConfigurationException">There are none, or they cannot be renewed.</exception>
    public async ValueTask<ImmutableCredentials> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _credentials.Value.GetCredentialsAsync().WaitAsync(cancellationToken);
        }
        catch (AmazonClientException missing)
        {
            throw new ConfigurationException(
                "there are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or run "
                    + $"under a role ({missing.Message.ReplaceLineEndings(" ")})",
                missing
            );
        }
    }

    /// <summary>Forgets temporary keys that AWS no longer takes, so that the next call fetches new ones.</summary>
    public virtual void Forget()
    {
        if (_credentials is { IsValueCreated: true, Value: RefreshingAWSCredentials temporary })
        {
            temporary.ClearCredentials();
        }
    }
}
