using System.Globalization;
using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary>Words and money of contracts for people.</summary>
public static class ContractWords
{
    /// <summary>分 as yuan with two places; exact.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>How sure a rule is.</summary>
    public static string Certainty(string certainty) => certainty switch { "certain" => "确定", "likely" => "较有把握", _ => "不确定" };

    /// <summary>The name of a deduction's reason or of a part of the assessment.</summary>
    public static string Name(string word) => word switch
    {
        LaboratoryRules.Late => "逾期",
        LaboratoryRules.Returned => "退回",
        LaboratoryRules.Overturned => "复检推翻",
        LaboratoryRules.OnTime => "按时",
        LaboratoryRules.NotReturned => "未退回",
        LaboratoryRules.NotOverturned => "未被推翻",
        _ => word,
    };
}
