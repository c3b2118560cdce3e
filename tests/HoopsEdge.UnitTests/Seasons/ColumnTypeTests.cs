using CsCheck;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.UnitTests.Seasons;

public sealed class ColumnTypeTests
{
    private static readonly Gen<string> AnyName = Gen.Select(
        Gen.Char["abcxyzABC_"],
        Gen.String[Gen.Char["abcXYZ019_"], 0, 8],
        (first, rest) => first + rest
    );

    private static readonly Gen<ColumnType> AnyType = Gen.Recursive<ColumnType>(
        (depth, inner) =>
        {
            var scalar = Gen.Enum<ScalarKind>().Select(kind => (ColumnType)new ColumnType.Scalar(kind));
            var list = inner.Select(element => (ColumnType)new ColumnType.List(element));
            var column = Gen.Select(AnyName, inner, (name, type) => new Column(name, type));
            var fields = column.Array[1, 4].Select(columns => (ColumnType)new ColumnType.Struct(columns));
            return depth > 3 ? scalar : Gen.OneOf(scalar, list, fields);
        }
    );

    [Fact]
    public void A_type_that_is_written_and_read_is_the_same_type() =>
        AnyType.Sample(type => ColumnType.Parse($"{type}").ToString() == $"{type}", seed: "0000PvCqZm41", iter: 300);

    [Fact]
    public void Every_column_of_every_contract_reads_back() =>
        EndpointContracts
            .All.Values.SelectMany(contract => contract.Columns)
            .ShouldAllBe(column => ColumnType.Parse($"{column.Type}").ToString() == $"{column.Type}");

    [Theory]
    [InlineData("integer", "INTEGER")]
    [InlineData(" TIMESTAMPTZ [ ] ", "TIMESTAMPTZ[]")]
    [InlineData("struct(id bigint,name varchar)[]", "STRUCT(id BIGINT, name VARCHAR)[]")]
    [InlineData("STRUCT(a STRUCT(b DATE[])[])", "STRUCT(a STRUCT(b DATE[])[])")]
    public void Case_and_spaces_do_not_matter(string text, string type) => $"{ColumnType.Parse(text)}".ShouldBe(type);

    [Theory]
    [InlineData("")]
    [InlineData("TEXT")]
    [InlineData("INTEGER NOT NULL")]
    [InlineData("INTEGER[")]
    [InlineData("INTEGER[]]")]
    [InlineData("STRUCT")]
    [InlineData("STRUCT()")]
    [InlineData("STRUCT(id)")]
    [InlineData("STRUCT(id INTEGER")]
    [InlineData("STRUCT(id INTEGER,)")]
    [InlineData("STRUCT(id INTEGER))")]
    [InlineData("1")]
    [InlineData("INTEGER; drop table games")]
    [InlineData("DECIMAL(10, 2)")]
    public void Nonsense_is_refused_with_the_place_in_one_line(string text)
    {
        var message = Should.Throw<FormatException>(() => ColumnType.Parse(text)).Message;
        message.ShouldMatch(@"^Column type '.*': expected .+ at character \d+$");
    }
}
