using System.Runtime.CompilerServices;

namespace HoopsEdge.Aws.Tests.Support;

/// <summary>Credentials for the SDK's chain, which the servers of the tests take whatever they are.</summary>
internal static class TestCredentials
{
    public const string AccessKey = "AKIDTESTTESTTEST";
    public const string SecretKey = "secret-of-the-tests-which-no-message-may-show";

    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", SecretKey);
        Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", null);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
