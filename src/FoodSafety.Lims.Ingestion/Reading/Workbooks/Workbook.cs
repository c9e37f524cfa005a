namespace FoodSafety.Lims.Ingestion.Reading.Workbooks;

/// <summary>An open workbook of several sheets, each of which can be read as rows, any number of times.</summary>
public abstract class Workbook : IDisposable
{
    /// <summary>Its sheets of cells (no charts), in the order of their tabs.</summary>
    public abstract IReadOnlyList<SheetEntry> Sheets { get; }

    /// <summary>Reads the sheet at a 0-based position from its first row. Disposing the source leaves the workbook open.</summary>
    public abstract RowSource Read(int sheet);

    /// <inheritdoc/>
    public abstract void Dispose();
}
