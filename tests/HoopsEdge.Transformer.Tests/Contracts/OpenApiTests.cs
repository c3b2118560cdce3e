using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Transformer.Tests.Contracts;

/// <summary>The contracts against the API's own description, where that is at hand.</summary>
public sealed class OpenApiTests
{
    private static readonly string[] Newer =
    [
        "/ratings/elo",
        "/recruiting/portal",
        "/recruiting/teams",
        "/scoreboard",
        "/stats/team/leaderboard",
    ];

    // Answered, yet not described.
    private static readonly Dictionary<string, string[]> KnownAdditions = new()
    {
        ["games"] =
        [
            "awayTeamEloEnd INTEGER",
            "awayTeamEloStart INTEGER",
            "homeTeamEloEnd INTEGER",
            "homeTeamEloStart INTEGER",
        ],
    };

    public static TheoryData<string> Described =>
        [
            .. EndpointContracts
                .All.Values.Where(contract => !Newer.Contains(contract.Path))
                .Select(contract => contract.Name),
        ];

    [Fact]
    public void Every_described_path_has_a_contract_and_only_five_newer_ones_are_not_described() =>
        EndpointContracts
            .All.Values.Select(contract => contract.Path)
            .ShouldBe(Document().Paths.Concat(Newer), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Described))]
    public void The_parameters_are_the_described_ones(string endpoint)
    {
        var contract = EndpointContracts.All[endpoint];

        contract
            .Parameters.Select(parameter =>
                $"{parameter.Key} {Kind(parameter.Value)}{(contract.Required.Contains(parameter.Key) ? " *" : "")}"
            )
            .Order(StringComparer.Ordinal)
            .ShouldBe(Document().Parameters(contract.Path).Select(Whole));
    }

    [Theory]
    [MemberData(nameof(Described))]
    public void The_columns_and_their_types_are_the_described_ones(string endpoint)
    {
        var contract = EndpointContracts.All[endpoint];

        Fields(contract.Columns)
            .ShouldBe(
                Document()
                    .Columns(contract.Path)
                    .Concat(KnownAdditions.GetValueOrDefault(endpoint, []))
                    .Order(StringComparer.Ordinal)
            );
    }

    private static OpenApiDocument Document()
    {
        var document = OpenApiDocument.Find();
        Assert.SkipWhen(document is null, "../shared/api/openapi.json is not there");
        return document ?? throw new InvalidOperationException("skipped");
    }

    // Here and there the description takes any number for a season; the contracts send whole ones only.
    private static string Whole(string parameter) =>
        parameter.Replace("season number", "season integer", StringComparison.Ordinal);

    private static string Kind(ParameterType type) =>
        type.Allowed.Count == 0 ? type.Kind : string.Join(" or ", type.Allowed.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Fields(IEnumerable<Column> columns) =>
        columns.Select(column => $"{column.Name} {TypeOf(column.Type)}").Order(StringComparer.Ordinal);

    private static string TypeOf(ColumnType type) =>
        type switch
        {
            ColumnType.List list => TypeOf(list.Element) + "[]",
            ColumnType.Struct nested => $"STRUCT({string.Join(", ", Fields(nested.Fields))})",
            _ => $"{type}",
        };
}
