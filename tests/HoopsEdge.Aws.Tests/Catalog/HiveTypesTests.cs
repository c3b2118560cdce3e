using HoopsEdge.Lakehouse.Catalog.Glue.Types;

namespace HoopsEdge.Aws.Tests.Catalog;

public sealed class HiveTypesTests
{
    [Theory]
    [InlineData("INTEGER", "int")]
    [InlineData("BIGINT", "bigint")]
    [InlineData("HUGEINT", "double")]
    [InlineData("DOUBLE", "double")]
    [InlineData("VARCHAR", "string")]
    [InlineData("BOOLEAN", "boolean")]
    [InlineData("DATE", "date")]
    [InlineData("TIMESTAMP", "timestamp")]
    [InlineData("TIMESTAMP WITH TIME ZONE", "timestamp")]
    [InlineData("TIMESTAMPTZ", "timestamp")]
    [InlineData("DECIMAL(18,3)", "decimal(18,3)")]
    [InlineData("INTEGER[]", "array<int>")]
    [InlineData("INTEGER[2][]", "array<array<int>>")]
    [InlineData("MAP(VARCHAR, DOUBLE)", "map<string,double>")]
    [InlineData(
        "STRUCT(\"byPeriod\" DOUBLE[], total STRUCT(\"in\" INTEGER, at TIMESTAMP WITH TIME ZONE))[]",
        "array<struct<byperiod:array<double>,total:struct<in:int,at:timestamp>>>"
    )]
    public void A_DuckDB_type_becomes_the_Hive_type_of_its_Parquet(string duck, string hive) =>
        $"{HiveTypes.Of(duck)}".ShouldBe(hive);

    [Theory]
    [InlineData("UUID")]
    [InlineData("TIME")]
    [InlineData("UBIGINT")]
    [InlineData("ENUM('a', 'b')")]
    public void A_type_that_Athena_cannot_read_is_refused(string duck) =>
        Should
            .Throw<FormatException>(() => HiveTypes.Of(duck))
            .Message.ShouldStartWith($"Column type '{duck}': expected");

    [Theory]
    [InlineData("int", "int", true)]
    [InlineData("bigint", "int", false)]
    [InlineData("struct<a:int,b:string>", "struct<a:int>", true)]
    [InlineData("struct<b:string,a:int>", "struct<a:int>", true)]
    [InlineData("struct<a:int>", "struct<a:int,b:string>", false)]
    [InlineData("array<struct<a:int,b:int>>", "array<struct<A: INT>>", true)]
    [InlineData("map<string,struct<a:int,b:int>>", "map<string,struct<a:int>>", true)]
    [InlineData("map<string,int>", "map<int,int>", false)]
    [InlineData("decimal(10,2)", "decimal(10, 2)", true)]
    [InlineData("decimal(12,2)", "decimal(10,2)", false)]
    public void A_type_extends_another_when_it_only_gained_fields(string type, string older, bool extends) =>
        HiveType.Parse(type).Extends(HiveType.Parse(older)).ShouldBe(extends);
}
