using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Reports.Findings;

/// <summary>
/// 不合格及阳性发现与处置情况: cases opened in the period, as they stand at the instant. Two ledgers with two rates that are never added:
/// a rapid positive is a screening and is never called 不合格.
/// </summary>
public sealed record FindingsContent(ReportQuestion Question, IReadOnlyList<DisposalLine> Disposals, IReadOnlyList<PositiveLine> Positives)
    : ReportContent(Question)
{
    public static async Task<Outcome<ReportContent>> Read(ReportQuestion question, LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var reading = await FindingsReading.Open(db, question, database.Settings.TimeZone, cancel);
        return new FindingsContent(question, await reading.Disposals(cancel), await reading.Positives(cancel));
    }

    public override void Compose(ColumnComposer column) => FindingsLayout.Compose(this, column);
}
