namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>A row that is not stored because its twin, of the same key and content, is.</summary>
/// <param name="RowNumber">The spreadsheet's row number.</param>
/// <param name="TwinUploadId">The upload the twin came with; 0 = this file.</param>
/// <param name="TwinRowNumber">The twin's row number there.</param>
public readonly record struct DuplicateRow(int RowNumber, int TwinUploadId, int TwinRowNumber);
