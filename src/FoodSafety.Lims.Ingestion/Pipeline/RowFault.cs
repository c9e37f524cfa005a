namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>One reason why a row was refused, or one warning about an accepted row.</summary>
/// <param name="RowNumber">The spreadsheet's row number.</param>
/// <param name="ColumnName">The header as it stands in the file; null when it is about the whole row.</param>
/// <param name="Value">The cell as written, shortened to 200 characters.</param>
/// <param name="Code">One of <see cref="FaultCodes"/>.</param>
/// <param name="Message">A sentence for people: what, where and what to do.</param>
public sealed record RowFault(int RowNumber, string? ColumnName, string? Value, string Code, string Message);
