using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>Checks configuration keys against the options types: unknown names and values of the wrong type.</summary>
internal static class OptionsSchema
{
    /// <summary>Finds the first thing wrong with a section.</summary>
    /// <param name="section">The section or root.</param>
    /// <param name="type">The options type that it is bound to.</param>
    /// <returns>The configuration key and what is wrong, or null.</returns>
    public static (string Key, string Problem)? FindProblem(IConfiguration section, Type type) =>
        section
            .GetChildren()
            .Select(child => FindProblem(child, type, section))
            .FirstOrDefault(problem => problem is not null);

    private static (string, string)? FindProblem(IConfigurationSection child, Type parent, IConfiguration section)
    {
        if (ElementType(parent) is { } element)
        {
            return FindProblemOfValue(child, element);
        }

        var property = Properties(parent)
            .FirstOrDefault(p => NameOf(p).Equals(child.Key, StringComparison.OrdinalIgnoreCase));
        if (property is null)
        {
            var known = string.Join(", ", Properties(parent).Select(NameOf));
            return (child.Path, $"unknown key (known here: {(known.Length == 0 ? "none" : known)})");
        }

        return FindProblemOfValue(child, property.PropertyType);
    }

    private static (string, string)? FindProblemOfValue(IConfigurationSection child, Type type)
    {
        if (!IsScalar(type))
        {
            return child.Value is { Length: > 0 } value
                ? (child.Path, $"'{value}' is a single value where a section is expected")
                : FindProblem(child, type);
        }

        if (child.GetChildren().Any())
        {
            return (child.Path, $"is a section where {Describe(type)} is expected");
        }

        return child.Value is null || Fits(child.Value, type)
            ? null
            : (child.Path, $"'{child.Value}' is not {Describe(type)}");
    }

    private static bool Fits(string value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(Uri))
        {
            return Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        }

        try
        {
            TypeDescriptor.GetConverter(target).ConvertFromString(null, CultureInfo.InvariantCulture, value);
            return true;
        }
        catch (Exception unfit) when (unfit is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static string Describe(Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target switch
        {
            _ when target == typeof(int) || target == typeof(long) => "a whole number",
            _ when target == typeof(double) => "a number",
            _ when target == typeof(bool) => "true or false",
            _ when target == typeof(Uri) => "an http or https address",
            { IsEnum: true } => $"one of {string.Join(", ", Spellings(target))}",
            _ => "text",
        };
    }

    private static IEnumerable<string> Spellings(Type enumeration) =>
        TypeDescriptor.GetConverter(enumeration).GetStandardValues()?.Cast<string>() ?? [];

    private static bool IsScalar(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var target
        && (target.IsPrimitive || target.IsEnum || target == typeof(string) || target == typeof(Uri));

    private static Type? ElementType(Type type) =>
        type.IsGenericType
            ? type.GetGenericTypeDefinition() == typeof(Dictionary<,>)
                ? type.GenericTypeArguments[1]
                : type.GetGenericTypeDefinition() == typeof(List<>)
                    ? type.GenericTypeArguments[0]
                    : null
            : null;

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties()
            .Where(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>() is not null);

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;
}
