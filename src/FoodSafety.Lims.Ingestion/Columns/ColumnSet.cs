namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>The columns of one kind of file, in the order templates show them.</summary>
/// <param name="Kind">rapid-tests | samples | results | findings</param>
/// <param name="Columns">Position in this list is what parsers use; files are matched by name only.</param>
public sealed record ColumnSet(string Kind, IReadOnlyList<Column> Columns);
