using System.ComponentModel.DataAnnotations;
using Cronos;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>A text that is empty or a five-field cron expression.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CronExpressionAttribute : ValidationAttribute
{
    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string { Length: > 0 } text)
        {
            return ValidationResult.Success;
        }

        try
        {
            CronExpression.Parse(text);
            return ValidationResult.Success;
        }
        catch (CronFormatException wrong)
        {
            return new ValidationResult($"is no cron expression such as \"0 10 * * *\" ({wrong.Message})");
        }
    }
}
