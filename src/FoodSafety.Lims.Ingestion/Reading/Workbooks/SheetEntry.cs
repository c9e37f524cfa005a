namespace FoodSafety.Lims.Ingestion.Reading.Workbooks;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">As its tab shows it.</param>
/// <param name="IsHidden">Hidden sheets are read only when they are asked for by name.</param>
public sealed record SheetEntry(string Name, bool IsHidden);
