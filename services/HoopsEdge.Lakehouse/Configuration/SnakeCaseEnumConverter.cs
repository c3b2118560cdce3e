using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>Reads an enumeration that is written in snake_case in config.yaml.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class SnakeCaseEnumConverter<T> : TypeConverter
    where T : struct, Enum
{
    private static readonly string[] Spellings = [.. Enum.GetNames<T>().Select(Spell)];

    /// <inheritdoc />
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string);

    /// <inheritdoc />
    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        Enum.GetNames<T>().FirstOrDefault(name => Spell(name) == value as string) is { } match
            ? Enum.Parse<T>(match)
            : throw new FormatException($"'{value}' is not one of {string.Join(", ", Spellings)}");

    /// <inheritdoc />
    public override bool GetStandardValuesSupported(ITypeDescriptorContext? context) => true;

    /// <inheritdoc />
    public override StandardValuesCollection GetStandardValues(ITypeDescriptorContext? context) => new(Spellings);

    private static string Spell(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
