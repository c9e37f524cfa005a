namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>One column a file of some kind may have.</summary>
/// <param name="Name">English name of the contract, e.g. <c>tested_at</c>.</param>
/// <param name="ChineseName">Chinese name of the contract, e.g. 检测时间.</param>
/// <param name="IsRequired">A file without it is refused whole, a row with it blank is refused.</param>
/// <param name="Synonyms">Other headers met in real files.</param>
public sealed record Column(string Name, string ChineseName, bool IsRequired = false, params string[] Synonyms)
{
    /// <summary>What templates show of the column: a cell as it may stand in a file. Null where the reference data has one, or where the cell stays empty.</summary>
    public string? Example { get; init; }

    /// <summary>Where the words to choose from are: a vocabulary of the reference data, or food-category, test-item, rapid-method, unit, market, lab, organisation; null = free text.</summary>
    public string? Choices { get; init; }

    /// <summary>What people should know when they fill it in; null when its name says all.</summary>
    public string? Note { get; init; }

    /// <summary>Its cells are numbers of things and not amounts: one that a spreadsheet turned into 1.23457E+17 is refused.</summary>
    public bool HoldsCode { get; init; }

    /// <summary>Its cells are amounts that are judged: their unit may stand in brackets behind any of its headers, 检测值(mg/kg).</summary>
    public bool HoldsAmount { get; init; }

    /// <summary>All headers this column answers to.</summary>
    public IEnumerable<string> Headers => [ChineseName, Name, .. Synonyms];
}
