using System.Text;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Records;
using FoodSafety.Lims.Ingestion.Rules;
using C = FoodSafety.Lims.Ingestion.Columns.FindingColumns;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>Reads inbound findings (不合格线索), which have the layout of public bulletins.</summary>
public sealed class FindingReader(RowSource source, ColumnMap columns, RulesSnapshot rules)
    : RecordReader<FindingRow>(source, columns, rules, C.FirstOther)
{
    private const int LongestFailures = 4000;

    private readonly FailureOrder _order = C.OrderOf(columns.HeaderOf(C.Failures));

    /// <inheritdoc/>
    protected override FindingRow? ReadRow()
    {
        var sampleNo = SampleNo(C.SampleNo);
        var food = Required(C.Food);
        var failures = Required(C.Failures, LongestFailures);
        var category = food.Length > 0 ? Category(Cell(C.Category), food, C.Food) : null;
        var row = new FindingRow
        {
            RowNumber = RowNumber,
            SampleNo = sampleNo,
            Food = food,
            Category = category,
            OtherRegime = Rules.IsOtherRegime(food, Given(C.Category)),
            Failures = failures,
            Items = [],
            SampledParty = Given(C.SampledParty),
            Producer = Given(C.Producer),
            Source = Given(C.Source),
            BulletinNo = Given(C.BulletinNo) ?? "",
            BulletinOn = BulletinOn(),
            ReceivedOn = Given(C.ReceivedOn) is null ? null : Day(C.ReceivedOn),
            Details = Details(),
        };
        if (failures.Length is 0 or > LongestFailures)
            return null;
        if (!FailureNotation.Parse(failures, _order).TryGet(out var cell, out var fault))
        {
            Fault(C.Failures, fault.Code, failures, $"第 {RowNumber} 行“{Header(C.Failures)}”：{fault.Message}");
            return null;
        }

        foreach (var standing in cell.Standing)
            Judge(standing);
        return HasFault ? null : row with { Items = [.. cell.Items.Select(item => new ItemResult(item.Name, item.Phase, item.Value, item.Limit))] };
    }

    private void Judge(FailedItem item)
    {
        CheckItem(C.Failures, item.Name);
        var judgement = ResultJudge.Judge(item.Value, item.Limit);
        if (judgement.Verdict == Verdict.Compliant)
            Warn(C.Failures, FaultCodes.VerdictDiffers, $"中“{item.Name}”按所给标准值判定为合格，与不合格线索不符；两者均已保存，从严按不合格处理，请核对原公告。");
        else if (judgement.Verdict is null)
            Warn(C.Failures, FaultCodes.NotJudged, $"中“{item.Name}”没有可比较的标准值，未能独立判定，按线索所称不合格处理，请核对原公告。");
        if ((judgement.Notes & JudgementNotes.LoqAboveLimit) != 0)
            Warn(C.Failures, FaultCodes.LoqAboveLimit, $"中“{item.Name}”的检出限或定量限高于标准值，“未检出”不能说明合格。");
    }

    // A bulletin's date says when it was published; it may be missing, and it starts no clock of ours in the future.
    private DateOnly? BulletinOn()
    {
        if (Given(C.BulletinDate) is not { } text)
            return null;
        if (WrittenDay(C.BulletinDate, text) is { } day)
            return day;
        Fault(C.BulletinDate, FaultCodes.NotADate, "不是有效的日期，请写成 2023-03-01 或 2023/3/1 的样子，不详时留空。");
        return null;
    }

    private string? Given(int column) => Text(column) is { } text && text is not ("/" or "-" or "—" or "——" or "／") ? text : null;
}
