namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>Who does an action on a report.</summary>
public enum LabReportSide : byte
{
    /// <summary>检验机构: a person of the laboratory.</summary>
    Laboratory = 0,

    /// <summary>监管部门: the office that the report is for.</summary>
    Office = 1,

    /// <summary>随新版签发: nobody by itself; it happens with the approval of the next edition.</summary>
    NextEdition = 2,
}
