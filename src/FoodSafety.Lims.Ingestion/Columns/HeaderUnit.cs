using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>The unit that a header says at its end, in brackets of any kind or as a per cent sign: 检测值(mg/kg), 标准值（单位：mg/kg）, 抑制率%.</summary>
internal static class HeaderUnit
{
    private const string Label = "单位";

    /// <summary>The unit; none where the header says none.</summary>
    public static MeasurementUnit Of(string header)
    {
        if (TryCut(header, out _, out var unit))
            return unit;
        // 检测值(抑制率%) names no unit alone, and yet its cells are percentages.
        return Spelling.NameKey(header).TrimEnd(')').EndsWith('%') ? MeasurementUnit.Percent : MeasurementUnit.None;
    }

    /// <summary>Parts a header from the unit in the brackets at its end; false where they hold none.</summary>
    public static bool TryCut(string header, out string name, out MeasurementUnit unit)
    {
        (name, unit) = (header, MeasurementUnit.None);
        var key = Spelling.NameKey(header).TrimEnd('*', ':');
        if (key.LastIndexOf('(') is not (> 0 and var open) || key[^1] != ')')
            return false;
        var inside = key[(open + 1)..^1];
        if (inside.StartsWith(Label, StringComparison.Ordinal))
            inside = inside[Label.Length..].TrimStart(':');
        name = key[..open];
        return MeasurementUnit.TryParse(inside, out unit) && unit.IsGiven;
    }
}
