namespace FoodSafety.Lims.Ingestion.Reading.Workbooks;

/// <summary>What a number format shows of a number.</summary>
public enum CellKind
{
    /// <summary>The number itself.</summary>
    Number,

    /// <summary>The number times a hundred with a per cent sign.</summary>
    Percent,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day with a time.</summary>
    DateTime,

    /// <summary>A time of day or a length of time.</summary>
    Time,
}
