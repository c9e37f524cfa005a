using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>Why a piece of text was refused.</summary>
/// <param name="Code">Stable fault code: <c>not-understood</c> or <c>unit-unknown</c>.</param>
/// <param name="Piece">The piece that could not be understood, as written.</param>
/// <param name="Message">One sentence for the person who has to mend it: which piece, why, what to write.</param>
public sealed record NotationFault(string Code, string Piece, string Message)
{
    /// <summary>Code of text whose meaning is not certain.</summary>
    public const string NotUnderstoodCode = "not-understood";

    /// <summary>Code of a unit that is not known or does not convert.</summary>
    public const string UnitUnknownCode = "unit-unknown";

    internal static NotationFault NotUnderstood(string piece, string why) =>
        new(NotUnderstoodCode, piece, string.IsNullOrWhiteSpace(piece) ? why : $"“{Shorten(piece)}”无法理解：{why}");

    internal static NotationFault UnitUnknown(string unit, string piece) =>
        new(UnitUnknownCode, unit, $"“{Shorten(piece)}”中的单位“{Shorten(unit)}”不认识，请改写为 mg/kg、g/100g、CFU/g 等通用单位。");

    private static string Shorten(string text) => Utf8Text.Cut(text.ReplaceLineEndings(" ").Trim(), 80);
}
