using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Web.Disposal.Pages;

/// <summary>One piece of evidence as a form asks for it.</summary>
/// <param name="Form">Of which form: makes the field's id unique on the page.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Value">What was typed, or what is offered.</param>
/// <param name="Waiver">The reason typed in its place.</param>
public sealed record EvidenceField(string Form, EvidenceKind Kind, string? Value, string? Waiver)
{
    /// <summary>Whether the form is not sent without it.</summary>
    public bool IsRequired { get; init; } = !Kind.Waivable;

    /// <summary>Whether it has a field of its own for the reason why there is none.</summary>
    public bool OffersWaiver { get; init; } = Kind is { Waivable: true, IsSignature: false };

    /// <summary>Of a signature: whether it was given or refused, as it was chosen; null while nothing was.</summary>
    public string? Signing { get; init; }

    /// <summary>Who saw that it was refused, as it was typed.</summary>
    public string? Witness { get; init; }

    public string Id => $"{Form}-{Kind.Code}";

    /// <summary>Name of the input that takes the file of this kind.</summary>
    public string FileName => FilePrefix + Kind.Code;

    public const string Signed = "signed";

    public const string Refused = "refused";

    public const string FilePrefix = "file:";
}
