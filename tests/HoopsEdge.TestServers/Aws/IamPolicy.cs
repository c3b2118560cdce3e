using System.Text.Json;
using System.Text.RegularExpressions;

namespace HoopsEdge.TestServers.Aws;

/// <summary>
/// An IAM policy of infra/terraform/policies, judged as IAM does: a call is allowed when for each of its resources a
/// statement names the action, the resource and a condition that holds. What the policies do not use is not understood.
/// </summary>
public sealed partial class IamPolicy
{
    private readonly IReadOnlyList<Statement> _statements;

    private IamPolicy(IReadOnlyList<Statement> statements) => _statements = statements;

    /// <summary>Every action that is allowed on something.</summary>
    public IReadOnlyList<string> Actions => [.. _statements.SelectMany(statement => statement.Actions).Distinct()];

    /// <summary>Every resource pattern.</summary>
    public IReadOnlyList<string> Resources => [.. _statements.SelectMany(statement => statement.Resources).Distinct()];

    /// <summary>Every pair of an action and what it is allowed on; listings once a prefix.</summary>
    public IReadOnlyList<string> Grants =>
        [
            .. _statements
                .SelectMany(statement =>
                    statement.Actions.SelectMany(action =>
                        statement.Resources.SelectMany(resource =>
                            (statement.Prefixes ?? [""]).Select(prefix => $"{action} {resource} {prefix}".TrimEnd())
                        )
                    )
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Reads a template.</summary>
    /// <param name="template">The file's text.</param>
    /// <param name="values">What Terraform fills in, by name such as prefixes.raw.</param>
    /// <exception cref="KeyNotFoundException">The template names a value that there is not.</exception>
    public static IamPolicy Read(string template, IReadOnlyDictionary<string, string> values)
    {
        var json = Placeholder().Replace(template, match => values[match.Groups[1].Value]);
        using var document = JsonDocument.Parse(json);
        return new IamPolicy([
            .. document.RootElement.GetProperty("Statement").EnumerateArray().Select(Statement.Read),
        ]);
    }

    /// <summary>Whether a call is allowed.</summary>
    public bool Allows(AwsCall call) =>
        call.Resources.All(resource => _statements.Any(statement => statement.Allows(call, resource)));

    /// <summary>The grants that a call makes use of.</summary>
    public IEnumerable<string> UsedBy(AwsCall call) =>
        from statement in _statements
        where statement.Actions.Contains(call.Action)
        from resource in statement.Resources
        where call.Resources.Any(asked => Matches(resource, asked))
        from prefix in statement.Prefixes ?? [""]
        where prefix.Length == 0 || call.Prefix is null || Matches(prefix, call.Prefix)
        select $"{call.Action} {resource} {prefix}".TrimEnd();

    private static bool Matches(string pattern, string value) =>
        Regex.IsMatch(
            value,
            $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}$",
            RegexOptions.CultureInvariant
        );

    [GeneratedRegex(@"\$\{([a-z_.]+)\}")]
    private static partial Regex Placeholder();

    private sealed record Statement(
        IReadOnlyList<string> Actions,
        IReadOnlyList<string> Resources,
        IReadOnlyList<string>? Prefixes
    )
    {
        public static Statement Read(JsonElement statement)
        {
            string[] known = ["Sid", "Effect", "Action", "Resource", "Condition"];
            if (
                statement.EnumerateObject().Select(member => member.Name).Except(known).Any()
                || statement.GetProperty("Effect").GetString() != "Allow"
            )
            {
                throw new FormatException($"Not understood: {statement}");
            }

            return new Statement(
                Texts(statement.GetProperty("Action")),
                Texts(statement.GetProperty("Resource")),
                statement.TryGetProperty("Condition", out var condition) ? PrefixesOf(condition) : null
            );
        }

        public bool Allows(AwsCall call, string resource) =>
            Actions.Contains(call.Action)
            && Resources.Any(pattern => Matches(pattern, resource))
            && (Prefixes is null || call.Prefix is null || Prefixes.Any(pattern => Matches(pattern, call.Prefix)));

        private static string[] PrefixesOf(JsonElement condition) =>
            condition.EnumerateObject().Single() is { Name: "StringLikeIfExists", Value: var keys }
            && keys.EnumerateObject().Single() is { Name: "s3:prefix", Value: var patterns }
                ? Texts(patterns)
                : throw new FormatException($"Not understood: {condition}");

        private static string[] Texts(JsonElement list) =>
            [.. list.EnumerateArray().Select(item => item.GetString() ?? "")];
    }
}
