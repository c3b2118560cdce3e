using System.Reflection;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.UnitTests.Support;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.UnitTests.Configuration;

public sealed class ShippedConfigTests
{
    private static readonly HoopsOptions Loaded = ConfigurationLoader.Load(ConfigFile.Shipped);

    [Fact]
    public void It_configures_each_of_the_38_endpoints()
    {
        Loaded.Endpoints.Keys.ShouldBe(EndpointContracts.All.Keys, ignoreOrder: true);
        Loaded.Endpoints.Count.ShouldBe(38);
    }

    /// <summary>All but one: a program that was given no file asks no other host for its account.</summary>
    [Fact]
    public void Every_value_equals_the_default_in_code()
    {
        var defaults = new HoopsOptions();
        defaults.Api.InfoUrl.ShouldBe("");
        defaults.Api.InfoUrl = "https://api.collegefootballdata.com/info";
        Values(Loaded, "").ShouldBe(Values(defaults, ""), ignoreOrder: true);
    }

    [Fact]
    public void Every_key_is_written_in_the_file()
    {
        var file = YamlFile.Read(ConfigFile.Shipped);
        var silent = Values(Loaded, "")
            .Select(value => value.Split(" = ")[0])
            .Where(key => file.Locate(key) == file.Name);
        silent.ShouldBeEmpty();
    }

    [Fact]
    public void An_endpoint_that_says_nothing_is_always_planned_incremental_too_and_not_ahead()
    {
        var quiet = Loaded.Endpoints["conferences"];
        quiet.Plan.ShouldBe(PlanRule.Always);
        quiet.Incremental.ShouldBeTrue();
        quiet.Ahead.ShouldBeFalse();
        quiet.TimeoutSeconds.ShouldBeNull();
        quiet.RefreshHours.ShouldBeNull();
        quiet.Fills.ShouldBe("");
    }

    [Fact]
    public void Every_silver_table_is_covered_by_exactly_one_endpoint()
    {
        var covered = Loaded.Endpoints.Values.Select(endpoint => endpoint.Covers).Where(table => table.Length > 0);
        var derived = new[] { "dim_players" };
        covered
            .Concat(derived)
            .ShouldBe(Transformer.Tables.SqlTables.Silver.Select(table => table.Name), ignoreOrder: true);
    }

    private static IEnumerable<string> Values(object section, string path)
    {
        foreach (var property in section.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name is not { } name)
            {
                continue;
            }

            var key = path.Length == 0 ? name : $"{path}:{name}";
            switch (property.GetValue(section))
            {
                case IDictionary<string, EndpointOptions>:
                    break;
                case IEnumerable<string> list:
                    yield return $"{key} = [{string.Join(", ", list)}]";
                    break;
                case { } value when value.GetType().Namespace == typeof(HoopsOptions).Namespace:
                    foreach (var inner in Values(value, key))
                    {
                        yield return inner;
                    }

                    break;
                case var value:
                    yield return $"{key} = {value}";
                    break;
            }
        }
    }
}
