using HoopsEdge.TestServers.Aws;

namespace HoopsEdge.Aws.Tests.Policies;

/// <summary>
/// The IAM policies of infra/terraform against the operations that the code has. Which service makes which call with which
/// part of the lake is seen in EndToEndTests, where the services run on AWS with credentials of their own.
/// </summary>
public sealed class PolicyTests
{
    private static readonly string[] Services = ["scheduler", "fetcher", "transformer", "cataloger"];

    private static readonly IReadOnlyDictionary<string, IamPolicy> Policies = ServicePolicies.Read(
        Path.Combine(AppContext.BaseDirectory, "policies")
    );

    public static TheoryData<string> Names => [.. Policies.Keys.Order()];

    [Fact]
    public void Together_the_services_may_do_exactly_what_the_code_can_ask() =>
        Services
            .SelectMany(service => Policies[service].Actions)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(CodeOperations.Actions);

    [Fact]
    public void The_single_process_may_do_what_the_four_services_may_and_no_more()
    {
        var single = Policies["single_process"].Grants;
        var services = Services.SelectMany(service => Policies[service].Grants).Distinct().ToArray();

        services.Except(single).ShouldBeEmpty();
        Actions(single).ShouldBe(Actions(services));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allowed_on_everything(string name)
    {
        var policy = Policies[name];

        policy.Actions.ShouldAllBe(action => !action.Contains('*'));
        policy.Resources.ShouldAllBe(resource =>
            !resource.Contains('*')
            || resource.EndsWith("/*", StringComparison.Ordinal) && resource.Count(c => c == '*') == 1
        );
        policy.Resources.ShouldNotContain("arn:aws:s3:::hoops-edge/*");
        policy
            .Grants.Where(grant => grant.StartsWith("s3:ListBucket", StringComparison.Ordinal))
            .ShouldAllBe(grant => grant.EndsWith("/*", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_cataloger_may_touch_the_catalog_and_only_those_who_hand_over_the_key_may_read_it()
    {
        foreach (var (name, policy) in Policies)
        {
            var services = policy.Actions.Select(action => action.Split(':')[0]).ToHashSet();
            services.Contains("glue").ShouldBe(name is "cataloger" or "single_process", name);
            services.Contains("ssm").ShouldBe(name == "api_key_reader", name);
        }
    }

    private static IEnumerable<string> Actions(IEnumerable<string> grants) =>
        grants.Select(grant => grant.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal);
}
