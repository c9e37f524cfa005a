using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>
/// 移交备份样品 of a case, told to the sample too where it is registered here: the body that examines again holds its backup from then on, and nobody
/// else gives it away.
/// </summary>
/// <param name="Sample">The sample as it was read.</param>
/// <param name="Moved">Its way with this step, or why it cannot be made.</param>
internal sealed record BackupHandOver(Sample Sample, Outcome<SampleState> Moved)
{
    /// <summary>What the act comes to for the sample; null where none is registered.</summary>
    public static async Task<BackupHandOver?> Of(LimsDb db, DisposalCase row, int? party, IReadOnlyList<EvidenceItem> given, Caller caller, CaseReading reading, CancellationToken cancel)
    {
        if (await ReinspectionRecords.SampleOf(db, row, cancel) is not { } sample)
            return null;
        var state = row.State();
        var seal = Said(ReinspectionTable.BackupSeal);
        var condition = SampleField.ConditionIn(seal);
        var told = new Dictionary<string, string>
        {
            [SampleLifecycle.HandedTo.Code] = Said(ReinspectionTable.Body),
            [SampleLifecycle.HandedAt.Code] = EvidenceKind.TryInstant(Said(ReinspectionTable.BackupReceivedAt), out var at) ? $"{at.ToLocal(reading.Zone):yyyy-MM-ddTHH:mm:sszzz}" : "",
            [SampleLifecycle.SealCondition.Code] = condition ?? "",
        };
        var way = (await SampleReading.Load(db, sample, caller, reading.Zone, cancel, reading.AsOf.LocalDay(reading.Zone))).State;
        var moved = way.Apply(SampleLifecycle.HandBackup.Code, told, caller.Name, reading.AsOf, way.Version);
        return new BackupHandOver(sample, moved.Refusal is { Code: "field-missing" } && condition is null
            ? new Refusal("evidence-invalid", $"案件 {row.Number}：{ReinspectionTable.BackupSeal.Name}（{ReinspectionTable.BackupSeal.Code}）须写明封条“完好”或“破损”，一并记入抽样单 {sample.SampleNo} 的交接。", RefusalKind.Unprocessable)
            : moved);

        string Said(EvidenceKind kind) => (given.LastOrDefault(item => item.Code == kind.Code) ?? state.Evidence.LastOrDefault(item => item.Code == kind.Code && item.Party == party))?.Value ?? "";
    }

    /// <summary>Writes the step in the transaction of the case's act, under the lock that every writer of samples takes.</summary>
    public void Write(LimsDb db, List<RowChange> written)
    {
        DistrictLock.Take(db, Sample.DistrictCode);
        written.AddRange(ActOnSample.Store(db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(), Sample, Moved.Value));
    }
}
