namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One cell of the report's table.</summary>
/// <param name="From">Stage the report must be in.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">Stage the report is in afterwards.</param>
/// <param name="Needs">Fields without which this move is refused.</param>
public sealed record LabReportMove(LabReportStage From, LabReportAction Action, LabReportStage To, params LabReportField[] Needs)
{
    /// <summary>Fields that may be given besides.</summary>
    public IReadOnlyList<LabReportField> Takes { get; init; } = [];

    /// <summary>Conditions besides the fields, asked in their order.</summary>
    public IReadOnlyList<LabReportGuard> Guards { get; init; } = [];
}
