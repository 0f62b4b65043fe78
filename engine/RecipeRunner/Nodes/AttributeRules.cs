using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>
/// What the annotations of a property (<c>[Range]</c>, <c>[AllowedValues]</c>, <c>[RegularExpression]</c>...) demand of its value. Only made
/// for types whose assembly uses annotations: for all others theirs is not even loaded.
/// </summary>
internal sealed class AttributeRules(ValidationAttribute[] rules, string key)
{
    /// <summary>The rules of a property or of a constructor's parameter; null when it has none.</summary>
    public static AttributeRules? Of(ICustomAttributeProvider member, string name) =>
        member.GetCustomAttributes(typeof(ValidationAttribute), inherit: true) is ValidationAttribute[] { Length: > 0 } rules
            ? new(rules, SnakeCase.From(name)) : null;

    public bool IsRequired => Array.Exists(rules, static rule => rule is RequiredAttribute);

    public bool Refuses(object? value) =>
        Array.Exists(rules, rule => rule.GetValidationResult(value, new ValidationContext(value ?? this) { MemberName = key }) != ValidationResult.Success);

    /// <summary>What is expected, in words: those of the type, and what the annotations add.</summary>
    public string Words(string ofType)
    {
        foreach (var rule in rules)
            ofType = Words(rule, ofType);
        return ofType;
    }

    /// <summary>What a record that validates itself has to say: a key of it, or none, and what was expected.</summary>
    public static IEnumerable<(string? Key, string Expected)> Complaints(object built)
    {
        if (built is not IValidatableObject validatable)
            yield break;
        foreach (var result in validatable.Validate(new ValidationContext(built)))
        {
            if (result == ValidationResult.Success)
                continue;
            var member = result.MemberNames.FirstOrDefault();
            yield return (member is null ? null : SnakeCase.From(member), result.ErrorMessage ?? "something else");
        }
    }

    private string Words(ValidationAttribute rule, string ofType) => rule switch
    {
        AllowedValuesAttribute allowed when allowed.ErrorMessage == new AllowedValuesAttribute().ErrorMessage =>
            "one of " + string.Join(", ", Array.ConvertAll(allowed.Values, Text)),
        DeniedValuesAttribute denied when denied.ErrorMessage == new DeniedValuesAttribute().ErrorMessage =>
            $"{ofType} that is not {string.Join(" or ", Array.ConvertAll(denied.Values, Text))}",
        // The author's own words; those two, and data types, have some from the start.
        { ErrorMessage: not null } and not DataTypeAttribute => rule.FormatErrorMessage(key),
        RangeAttribute range => $"{ofType.Split(" from ")[0]} from {Text(range.Minimum)} to {Text(range.Maximum)}",
        RegularExpressionAttribute pattern => $"{ofType} that matches {pattern.Pattern}",
        StringLengthAttribute { MinimumLength: > 0 } length => $"{ofType} of {length.MinimumLength} to {length.MaximumLength} characters",
        StringLengthAttribute length => $"{ofType} of at most {length.MaximumLength} characters",
        MinLengthAttribute least => $"{ofType} of at least {least.Length}",
        MaxLengthAttribute most => $"{ofType} of at most {most.Length}",
        LengthAttribute length => $"{ofType} of {length.MinimumLength} to {length.MaximumLength}",
        RequiredAttribute => $"{ofType} that is not empty",
        _ => $"{ofType}: {rule.FormatErrorMessage(key).TrimEnd('.')}",
    };

    private static string Text(object? value) => value is Enum ? SnakeCase.From(value.ToString()!) : value is null ? "nil" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
