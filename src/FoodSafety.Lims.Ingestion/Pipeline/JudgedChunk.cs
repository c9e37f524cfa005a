namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>
/// What reading made of a run of rows: the good ones judged, the bad ones as faults. The next step, storing, is one transaction a chunk.
/// </summary>
public abstract class JudgedChunk
{
    /// <summary>Rows a chunk holds at the most; large enough that a commit's disk flush is cheap beside its rows.</summary>
    public const int Capacity = 32_768;

    /// <summary>Reasons of the refused rows; a refused row names all of its faults.</summary>
    public List<RowFault> Faults { get; } = [];

    /// <summary>Warnings about accepted rows.</summary>
    public List<RowFault> Warnings { get; } = [];

    /// <summary>Rows that storing found to be stored already, or to stand earlier in the file.</summary>
    public List<DuplicateRow> Duplicates { get; } = [];

    /// <summary>Rows read, blank ones among them; blank rows after the last data row are not read.</summary>
    public int Read { get; set; }

    /// <summary>Rows of which every cell is empty after trimming.</summary>
    public int Blank { get; set; }

    /// <summary>Rows refused by reading; storing may refuse more.</summary>
    public int Refused { get; set; }

    /// <summary>Spreadsheet row number of the last row read.</summary>
    public int LastRowNumber { get; set; }

    /// <summary>Bytes of the file consumed at the end of this chunk.</summary>
    public long Position { get; set; }

    /// <summary>
    /// Puts what storing found among what reading found: by row, and of one row in the order it was found. List.Sort would not keep that order.
    /// </summary>
    public void SortByRow()
    {
        Sort(Faults);
        Sort(Warnings);
    }

    /// <summary>Makes the chunk ready for reuse.</summary>
    public virtual void Clear()
    {
        Faults.Clear();
        Warnings.Clear();
        Duplicates.Clear();
        Read = Blank = Refused = 0;
    }

    private static void Sort(List<RowFault> faults)
    {
        var sorted = faults.OrderBy(fault => fault.RowNumber).ToArray();
        faults.Clear();
        faults.AddRange(sorted);
    }
}
