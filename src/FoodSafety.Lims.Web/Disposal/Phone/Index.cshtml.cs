using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.Disposal.Pages;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Disposal.Phone;

/// <summary>
/// A case on one screen of a phone, in the market hall: what it is, how long there is, and the next step with its words already written.
/// It does what the page of the case does, by the same forms.
/// </summary>
public sealed class PhoneModel(LimsDatabase database, TimeProvider clock, IStringLocalizer<Texts> texts) : ShowModel(database, clock, texts)
{
    // What an officer writes nine times of ten; a tap sends it, and it can be written over.
    private static readonly Dictionary<string, string> Usual = new()
    {
        [PositiveLifecycle.FalsePositiveCause.Code] = "基质干扰（同法复测2次均为阴性）",
        [PositiveLifecycle.StopSaleRecord.Code] = "该批次已停止销售并下架",
        [PositiveLifecycle.SoldOutStatement.Code] = "该批次已售完，无库存",
        [PositiveLifecycle.ObjectionRecord.Code] = "经营户当场提出异议，要求复检",
        [PositiveLifecycle.StationOpinion.Code] = "情况属实，同意",
        [PositiveLifecycle.MarketReport.Code] = "已报告辖区市场监管所",
    };

    /// <summary>What becomes of the goods; 食品安全法 and 农产品质量安全法 know these.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["监督销毁", "下架退货", "下架封存"];

    /// <summary>How long a clock that runs still has, where that is a matter of hours.</summary>
    public TimeSpan? Left(CaseView.ClockView running) =>
        running.State is ClockState.Running or ClockState.DueSoon && running.Due - Now is { TotalDays: < 2 } left ? left : null;

    protected override string Here(string number) => $"/cases/{number}/phone";

    /// <summary>A field with its usual words in it.</summary>
    public EvidenceField Prefilled(Move move, EvidenceField field) => field with
    {
        // On the spot somebody signs or refuses to; nothing is left for later.
        IsRequired = field.IsRequired || field.Kind.IsSignature,
        Value = field.Value ?? (field.Kind == PositiveLifecycle.RepeatTest
            ? move.Action == PositiveLifecycle.RecordRepeatNegative ? "同法复测2次，均为阴性" : "同法复测2次，均为阳性"
            : Usual.GetValueOrDefault(field.Kind.Code)),
    };
}
