using HoopsEdge.Lakehouse.Tables.Checks;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Tests.Contracts;

/// <summary>Checks in the header of a table's .sql file.</summary>
public sealed class CheckLinesTests
{
    [Fact]
    public void A_header_declares_checks_with_a_severity_and_may_break_their_lines() =>
        Read("-- key: a", "-- check: error: a > 0", "-- check: warning: b = 1", "--     or b = 2", "-- partition: none")
            .ShouldBe([
                new TableCheck(CheckSeverity.Error, "a > 0"),
                new TableCheck(CheckSeverity.Warning, "b = 1 or b = 2"),
            ]);

    [Theory]
    [InlineData("-- check: erorr: a > 0", "a check starts with 'error:' or 'warning:', not with 'erorr'")]
    [InlineData("-- check: a > 0", "a check starts with 'error:' or 'warning:', not with 'a > 0'")]
    [InlineData("-- check: error:", "the check says nothing after 'error'")]
    [InlineData("-- check: error: per a count(*) = 2", "'per a count(*) = 2' is not: per COLUMN[, COLUMN]: CONDITION")]
    public void A_check_that_cannot_be_read_is_one_line_with_file_and_line(string line, string problem) =>
        Should.Throw<FormatException>(() => Read("-- key: a", line)).Message.ShouldBe($"fct_things.sql:2: {problem}");

    private static IReadOnlyList<TableCheck> Read(params string[] header) => CheckLines.Read("fct_things", header);
}
