using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Configuration;

[Collection(EnvironmentGroup.Name)]
public sealed class ProfileTests
{
    [Fact]
    public void Without_a_profile_everything_is_on_this_machine()
    {
        var options = Load(null);
        Kinds(options).ShouldBe((LakeStore.Folder, StateStoreKind.Sqlite, CatalogStore.Local));
        options.State.Table.ShouldBe("cbbd_checkpoints");
        options.Catalog.Databases.Gold.ShouldBe("cbbd_gold");
        options.Aws.UsesPathStyle.ShouldBeFalse();
    }

    [Fact]
    public void The_profile_aws_switches_lake_state_and_catalog_and_makes_larger_batches()
    {
        var options = Load("aws");
        Kinds(options).ShouldBe((LakeStore.S3, StateStoreKind.Dynamodb, CatalogStore.Glue));
        options.Transform.BatchSize.ShouldBe(256);
    }

    [Fact]
    public void The_environment_names_the_profile_of_services_and_the_command_line_goes_before_it()
    {
        using var profile = new EnvironmentVariable(Profile.Variable, "aws");
        Kinds(Load(null)).ShouldBe((LakeStore.S3, StateStoreKind.Dynamodb, CatalogStore.Glue));
        Kinds(Load("local")).ShouldBe((LakeStore.Folder, StateStoreKind.Sqlite, CatalogStore.Local));
    }

    [Fact]
    public void Each_of_the_three_can_be_chosen_on_its_own_against_the_profile()
    {
        using var catalog = new EnvironmentVariable("HOOPS__catalog__store", "local");
        var overrides = new Dictionary<string, string?> { ["lake:store"] = "folder" };
        var options = ConfigurationLoader.Load(ConfigFile.Shipped, overrides, "aws");
        Kinds(options).ShouldBe((LakeStore.Folder, StateStoreKind.Dynamodb, CatalogStore.Local));
    }

    [Fact]
    public void An_unknown_profile_is_refused_with_where_it_was_named()
    {
        Refusal("gcp").ShouldBe("command line: --profile: there is no profile 'gcp' (known: local, aws)");
        using var profile = new EnvironmentVariable(Profile.Variable, "azure");
        Refusal(null).ShouldBe("environment variable HOOPS_PROFILE: there is no profile 'azure' (known: local, aws)");
    }

    [Fact]
    public void Region_endpoint_and_table_come_from_the_variables_that_other_tools_know()
    {
        using var region = new EnvironmentVariable("AWS_DEFAULT_REGION", "eu-central-1");
        using var endpoint = new EnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:9000");
        using var table = new EnvironmentVariable("CBBD_CHECKPOINT_TABLE", "other_table");
        var options = Load("aws");
        options.Region.ShouldBe("eu-central-1");
        options.Aws.EndpointUrl.ShouldBe(new Uri("http://127.0.0.1:9000"));
        options.Aws.UsesPathStyle.ShouldBeTrue();
        options.State.Table.ShouldBe("other_table");

        using var closer = new EnvironmentVariable("AWS_REGION", "eu-west-3");
        Load(null).Region.ShouldBe("eu-west-3");
        using var own = new EnvironmentVariable("HOOPS__region", "us-west-2");
        Load(null).Region.ShouldBe("us-west-2");
    }

    [Theory]
    [InlineData(
        "AWS_ENDPOINT_URL",
        "localhost:9000",
        "aws.endpoint_url: 'localhost:9000' is not an http or https address"
    )]
    [InlineData("CBBD_CHECKPOINT_TABLE", "a table", "state.table: 'a table': ")]
    public void A_wrong_value_of_such_a_variable_is_blamed_on_it(string name, string value, string refusal)
    {
        using var variable = new EnvironmentVariable(name, value);
        Refusal(null).ShouldStartWith($"environment variable {name}: {refusal}");
    }

    [Theory]
    [InlineData("  store: sqlite", "  store: postgres", "state.store: 'postgres' is not one of sqlite, dynamodb")]
    [InlineData("  store: folder", "  store: ftp", "lake.store: 'ftp' is not one of folder, s3")]
    [InlineData("  store: local", "  store: hive", "catalog.store: 'hive' is not one of local, glue")]
    [InlineData("    silver: cbbd_silver", "    silver: Cbbd-Silver", "catalog.databases.silver: 'Cbbd-Silver': ")]
    [InlineData("  cache_mb: 4096", "  cache_mb: 1", "lake.cache_mb: '1': ")]
    public void A_wrong_value_is_named_with_its_line(string place, string change, string refusal)
    {
        using var file = ConfigFile.With(place, change);
        file.Refusal().ShouldContain($": {refusal}");
    }

    private static HoopsOptions Load(string? profile) => ConfigurationLoader.Load(ConfigFile.Shipped, null, profile);

    private static string Refusal(string? profile) => Should.Throw<ConfigurationException>(() => Load(profile)).Message;

    private static (LakeStore, StateStoreKind, CatalogStore) Kinds(HoopsOptions options) =>
        (options.Lake.Store, options.State.Store, options.Catalog.Store);
}
