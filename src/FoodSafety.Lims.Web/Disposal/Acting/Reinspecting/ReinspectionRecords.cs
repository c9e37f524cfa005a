using System.Security.Cryptography;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>What the records of a case's sample say of its re-examination: whether it is barred, who examined first, who may examine again.</summary>
internal static class ReinspectionRecords
{
    /// <summary>The published list (复检机构名录), as a vocabulary an office replaces.</summary>
    private const string Bodies = "reinspection-body";

    private const string Microbiology = "微生物";

    /// <summary>
    /// What speaks against it; of a sample that is not registered here only its items can. A result that came after the party applied is that
    /// application's own, and bars it no more than its record coming late.
    /// </summary>
    public static async Task<ReinspectionBar> BarOf(LimsDb db, DisposalCase row, int? party, CaseReading reading, CancellationToken cancel)
    {
        var written = row.State().Evidence.LastOrDefault(item => item.Code == ReinspectionTable.AppliedAt.Code && item.Party == party)?.Value;
        var appliedAt = EvidenceKind.TryInstant(written, out var instant) ? instant : reading.AsOf;
        var microbes = (await References(db, cancel)).TestItems().Where(item => item.Groups.Contains(Microbiology))
            .SelectMany(item => item.Synonyms.Append(item.Name)).Select(name => Spelling.NameKey(name)).ToHashSet();
        var sample = await SampleOf(db, row, cancel);
        var retention = sample is null ? null : (await SampleLaw.Load(db, cancel)).RetentionOf(sample, reading.Zone);
        return new ReinspectionBar(
            row.TestItems.Split('、').All(item => microbes.Contains(Spelling.NameKey(item))),
            retention?.IsExpiredOn(reading.AsOf.LocalDay(reading.Zone)) ?? false,
            sample?.LifecycleStage == SampleLifecycle.BackupReleased.Code,
            row.SampleId is not null && await db.SampleResults.AnyAsync(result => result.SampleId == row.SampleId && result.Phase == "recheck" && result.KeptAside == ""
                && db.Uploads.Any(upload => upload.Id == result.UploadId && upload.ReceivedAt < appliedAt), cancel));
    }

    /// <summary>
    /// The evidence of the draw: the first laboratory, taken from the sample where it is registered, and the body drawn from the list without it
    /// and without who declined. Where no list is kept what was stated stands. Refused with <c>body-not-drawn</c> or <c>no-reinspection-body</c>.
    /// </summary>
    public static async Task<Outcome<List<EvidenceItem>>> Draw(
        LimsDb db, DisposalCase row, int? party, List<EvidenceItem> given, Caller caller, CaseReading reading, CancellationToken cancel)
    {
        var state = row.State();
        var stated = given.LastOrDefault(item => item.Code == ReinspectionTable.FirstLaboratory.Code)?.Value
            ?? state.Evidence.LastOrDefault(item => item.Code == ReinspectionTable.FirstLaboratory.Code && item.Party == party)?.Value;
        var first = await FirstLaboratory(db, row, cancel) ?? stated;
        List<EvidenceItem> evidence = [.. given.Where(item => item.Code != ReinspectionTable.FirstLaboratory.Code)];
        if (first is not null)
            evidence.Add(Item(ReinspectionTable.FirstLaboratory.Code, first));
        var list = (await References(db, cancel)).Vocabularies().Where(word => word.Vocabulary == Bodies).Select(word => word.Name).ToList();
        if (list.Count == 0 || first is null)
            return evidence;
        if (given.Any(item => item.Code == ReinspectionTable.Body.Code))
            return new Refusal("body-not-drawn", $"案件 {row.Number}：复检机构从公布的名录中随机确定（食品安全法第八十八条第一款），不得指定；请不要填写 {ReinspectionTable.Body.Code}。");
        var declined = state.Events.Where(happened => happened.Party == party && happened.Action == ReinspectionTable.Decline.Code)
            .Select(happened => state.Evidence.LastOrDefault(item => item.Code == ReinspectionTable.Body.Code && item.Party == party && item.At <= happened.At)?.Value).ToList();
        var candidates = list.Where(name => Spelling.NameKey(name) != Spelling.NameKey(first) && !declined.Contains(name)).ToList();
        if (candidates.Count == 0)
            return new Refusal("no-reinspection-body", $"案件 {row.Number}：名录中没有初检机构和已拒绝的机构以外的复检机构，请更新名录（词表 {Bodies}）。");
        var draw = new ReinspectionDraw(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), candidates);
        return (List<EvidenceItem>)[.. evidence, Item(ReinspectionTable.Body.Code, draw.Drawn), Item(ReinspectionTable.Draw.Code, draw.ToString())];

        EvidenceItem Item(string code, string value) => new(code, caller.Name, reading.AsOf, value);
    }

    private static async Task<string?> FirstLaboratory(LimsDb db, DisposalCase row, CancellationToken cancel) => row.SampleId is null
        ? null
        : await db.Samples.Where(sample => sample.Id == row.SampleId)
            .Select(sample => db.Organisations.Where(laboratory => laboratory.Code == sample.Laboratory).Select(laboratory => laboratory.Name).FirstOrDefault() ?? sample.Laboratory)
            .FirstOrDefaultAsync(cancel);

    internal static Task<Sample?> SampleOf(LimsDb db, DisposalCase row, CancellationToken cancel) =>
        db.Samples.AsNoTracking().Include(sample => sample.Events).FirstOrDefaultAsync(sample => sample.Id == row.SampleId, cancel);

    private static async Task<ReferenceSets> References(LimsDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return new ReferenceSets(db.Database.GetDbConnection());
    }
}
