using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Fetcher.Tests.Scanning;

/// <summary>Which values fit which declared types, and how the first one that does not is named.</summary>
public sealed class ContractCheckTests
{
    [Theory]
    [InlineData("\"name\":null")]
    [InlineData("\"name\":\"\"")]
    [InlineData("\"id2\":1")]
    [InlineData("\"big\":9223372036854775807")]
    [InlineData("\"share\":1")]
    [InlineData("\"share\":-1.5e10")]
    [InlineData("\"share\":12345678901234567890")]
    [InlineData("\"flag\":false")]
    [InlineData("\"points\":[7, 7.0, 7e0, -2147483648, 2147483647, null]")]
    [InlineData("\"points\":null")]
    [InlineData("\"points\":[]")]
    [InlineData("\"people\":[{\"id\":1},null,{}]")]
    [InlineData("\"startDate\":\"2025-11-03T19:00:00.000Z\"")]
    [InlineData("\"startDate\":\"2025-11-03\"")]
    [InlineData("\"born\":\"2004-02-29\"")]
    [InlineData("\"born\":\"2004-02-29T00:00:00.000Z\"")]
    public void These_fit(string members) => Scan.Text($"[{Scan.Row(members)}]").Misfit.ShouldBeNull();

    [Theory]
    [InlineData("\"name\":5", "name", "VARCHAR", "5")]
    [InlineData("\"name\":true", "name", "VARCHAR", "true")]
    [InlineData("\"name\":{}", "name", "VARCHAR", "an object")]
    [InlineData("\"big\":9223372036854775808", "big", "BIGINT", "9223372036854775808")]
    [InlineData("\"share\":\"1.5\"", "share", "DOUBLE", "\"1.5\"")]
    [InlineData("\"share\":1e999", "share", "a finite number", "1e999")]
    [InlineData("\"flag\":1", "flag", "BOOLEAN", "1")]
    [InlineData("\"flag\":\"true\"", "flag", "BOOLEAN", "\"true\"")]
    [InlineData("\"points\":[1,2.5]", "points[1]", "INTEGER", "2.5")]
    [InlineData("\"points\":[1,2147483648]", "points[1]", "INTEGER", "2147483648")]
    [InlineData("\"points\":{}", "points", "INTEGER[]", "an object")]
    [InlineData("\"points\":7", "points", "INTEGER[]", "7")]
    [InlineData("\"people\":[{\"id\":1},{\"name\":\"x\",\"id\":\"2\"}]", "people[1].id", "INTEGER", "\"2\"")]
    [InlineData("\"people\":[[]]", "people[0]", "STRUCT", "an array")]
    [InlineData("\"people\":{\"id\":1}", "people", "STRUCT[]", "an object")]
    [InlineData("\"startDate\":\"yesterday\"", "startDate", "TIMESTAMPTZ", "\"yesterday\"")]
    [InlineData("\"startDate\":1762196400", "startDate", "TIMESTAMPTZ", "1762196400")]
    [InlineData("\"born\":\"2005-02-29\"", "born", "DATE", "\"2005-02-29\"")]
    [InlineData("\"name\":\"a\",\"name\":\"a\"", "name", "one value", "two: the name is there twice")]
    [InlineData("\"name\":\"a\",\"n\\u0061me\":\"a\"", "name", "one value", "two: the name is there twice")]
    [InlineData("\"x\":1,\"x\":2", "x", "one value", "two: the name is there twice")]
    [InlineData("\"people\":[{\"x\":1,\"x\":2}]", "people[0].x", "one value", "two: the name is there twice")]
    public void These_do_not_and_are_named(string members, string column, string expected, string value)
    {
        var misfit = Scan.Text($"[{Scan.Row()},{Scan.Row()},{Scan.Row(members)}]", piece: 3).Misfit;

        misfit.ShouldBe(new ContractMisfit(2, column, expected, value));
    }

    [Theory]
    [InlineData("""{"sub":{"period":1}}""", "id", "INTEGER", "nothing: the key column is missing")]
    [InlineData("""{"id":null,"sub":{"period":1}}""", "id", "INTEGER", "null: the column is part of the key")]
    [InlineData("""{"id":1}""", "sub", "STRUCT", "nothing: the key column is missing")]
    [InlineData("""{"id":1,"sub":null}""", "sub", "STRUCT", "null: the column is part of the key")]
    [InlineData("""{"id":1,"sub":{}}""", "sub.period", "INTEGER", "nothing: the key column is missing")]
    [InlineData("""{"id":1,"sub":{"period":null}}""", "sub.period", "INTEGER", "null: the column is part of the key")]
    [InlineData("""{"id":1,"sub":[]}""", "sub", "STRUCT", "an array")]
    [InlineData("null", "(row)", "an object", "null")]
    [InlineData("7", "(row)", "an object", "7")]
    [InlineData("[]", "(row)", "an object", "an array")]
    public void A_row_needs_its_key(string row, string column, string expected, string value) =>
        Scan.Text($"[{Scan.Row()},{row}]").Misfit.ShouldBe(new ContractMisfit(1, column, expected, value));

    [Fact]
    public void The_value_is_cut_to_a_hundred_characters()
    {
        var misfit = Scan.Text($"[{Scan.Row($"\"flag\":\"{new string('x', 500)}\"")}]").Misfit;

        misfit!.Value.Length.ShouldBe(100);
        misfit.Value.ShouldEndWith("…");
    }

    [Fact]
    public void After_the_first_misfit_the_rest_is_still_counted()
    {
        var result = Scan.Text($"[{Scan.Row("\"flag\":1")},{Scan.Row("\"name\":1")},{Scan.Row()}]");

        result.Rows.ShouldBe(3);
        result.Problem.ShouldBe(ScanProblem.None);
        result.Misfit!.Column.ShouldBe("flag");
    }

    [Fact]
    public void Unknown_fields_are_collected_by_path_and_never_fatal()
    {
        var row = Scan.Row("\"b\":{\"deep\":[{}]},\"a\":null,\"people\":[{\"nick\":1},{\"nick\":2}],\"Name\":\"x\"");

        var result = Scan.Text($"[{row},{Scan.Row("\"sub2\":1")},{row}]");

        result.Misfit.ShouldBeNull();
        result.UnknownFields.ShouldBe(["Name", "a", "b", "people[].nick", "sub2"]);
    }

    [Fact]
    public void No_more_than_a_hundred_unknown_fields_are_named()
    {
        var members = string.Join(',', Enumerable.Range(0, 5000).Select(number => $"\"x{number}\":1"));

        Scan.Text($"[{Scan.Row(members)}]").UnknownFields.Count.ShouldBe(100);
    }
}
