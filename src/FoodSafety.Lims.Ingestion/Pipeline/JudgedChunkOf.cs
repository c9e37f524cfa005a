namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>A chunk with the good rows of one kind.</summary>
/// <typeparam name="TRow">A judged row of the kind.</typeparam>
public class JudgedChunk<TRow> : JudgedChunk
{
    /// <summary>The good rows, in file order.</summary>
    public List<TRow> Rows { get; } = [];

    /// <inheritdoc />
    public override void Clear()
    {
        base.Clear();
        Rows.Clear();
    }
}
