namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>In which order a cell of failures holds its parts; said by the header, never inferred from the cells.</summary>
public enum FailureOrder : byte
{
    /// <summary>不合格项目║检验结果║标准值.</summary>
    ResultThenLimit = 0,

    /// <summary>不合格项目（标准值/实测值）: the limit comes first.</summary>
    LimitThenResult = 1,
}
