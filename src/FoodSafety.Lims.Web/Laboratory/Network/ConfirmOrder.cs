using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>
/// 确认送检任务: a positive that a rapid room of the network (tier 5) finds goes to a laboratory of tier 1 or N. It comes with the case and goes its
/// way, so it can neither be forgotten nor say something else than the case.
/// </summary>
/// <param name="Case">The positive's case.</param>
/// <param name="Room">The rapid room that found it.</param>
/// <param name="Laboratory">Code of the laboratory it goes to: the one that has its sample, else the first of the tiers that confirm.</param>
/// <param name="Tier">Of that laboratory; null where it is none of the network.</param>
/// <param name="SampleNo">The fresh sample that was taken for it; null before.</param>
/// <param name="State">ordered | sampled | reported | dropped</param>
public sealed record ConfirmOrder(
    string Case, DateTimeOffset OpenedAt, string Food, string TestItem, string Room, string RoomName, string Laboratory, string LaboratoryName, string? Tier, string? SampleNo, string State)
{
    public const string Ordered = "ordered";
    public const string Sampled = "sampled";
    public const string Reported = "reported";
    public const string Dropped = "dropped";

    /// <summary>State → its Chinese name. A positive whose repeat was negative or whose goods are gone is confirmed by nobody any more.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } =
        new Dictionary<string, string> { [Ordered] = "待送检", [Sampled] = "已送检", [Reported] = "已出结果", [Dropped] = "不再送检" };

    /// <summary>The order of one case; null where no room of the network found it.</summary>
    /// <param name="year">Of the day looked at: its plan says which tiers confirm.</param>
    public static async Task<ConfirmOrder?> Of(LimsDb db, DisposalCase row, int year, CancellationToken cancel) =>
        await NetworkOf(db, row, year, cancel) is { } network
            ? (await Read(db, db.Cases.Where(disposal => disposal.Id == row.Id), row.DistrictCode, network.ConfirmAt, cancel)).FirstOrDefault()
            : null;

    /// <summary>Why this sample confirms no positive of a room: its laboratory is of none of the tiers that confirm; null otherwise.</summary>
    /// <param name="sample">The fresh sample, where it is registered here.</param>
    /// <param name="year">Of the day it is done.</param>
    public static async Task<Refusal?> RefusalOf(LimsDb db, DisposalCase row, Sample sample, int year, CancellationToken cancel)
    {
        if (await NetworkOf(db, row, year, cancel) is not { } network)
            return null;
        var confirming = await Laboratories(db, row.DistrictCode, network.ConfirmAt, cancel);
        if (confirming.Count == 0 || confirming.Any(one => one.Code == sample.Laboratory))
            return null;
        return new Refusal("laboratory-does-not-confirm",
            $"案件 {row.Number}：抽样单 {sample.SampleNo} 的检验机构 {sample.Laboratory} 不在“1+5+N”的确认层级（{string.Join("、", network.ConfirmAt)}）内；"
            + $"快检室的阳性请送：{string.Join("、", confirming.Select(one => $"{one.Code}（{one.Name}）"))}。");
    }

    /// <summary>The network whose room found the positive; null where none did.</summary>
    private static async Task<LabNetwork?> NetworkOf(LimsDb db, DisposalCase row, int year, CancellationToken cancel)
    {
        if (!await db.Organisations.AnyAsync(one => one.Id == row.MarketId && one.Tier == LabNetwork.Room, cancel))
            return null;
        await db.Database.OpenConnectionAsync(cancel);
        return ReadLabNetwork.Find(db.Database.GetDbConnection(), row.DistrictCode, year)?.Network;
    }

    /// <summary>The laboratories of the tiers that confirm, the first to be asked first.</summary>
    private static async Task<IReadOnlyList<Organisation>> Laboratories(LimsDb db, string district, IReadOnlyList<string> tiers, CancellationToken cancel) =>
        [
            .. (await db.Organisations.AsNoTracking().Where(one => one.DistrictCode == district && one.Kind == "lab" && one.Tier != null).OrderBy(one => one.Code).ToListAsync(cancel))
                .Where(one => tiers.Contains(one.Tier!)).OrderBy(one => Array.IndexOf([.. tiers], one.Tier)),
        ];

    /// <summary>The orders of these cases, in their order.</summary>
    /// <param name="tiers">Tiers that confirm, the first to be asked first.</param>
    internal static async Task<IReadOnlyList<ConfirmOrder>> Read(LimsDb db, IQueryable<DisposalCase> cases, string district, IReadOnlyList<string> tiers, CancellationToken cancel)
    {
        var laboratories = await Laboratories(db, district, tiers, cancel);
        if (laboratories.Count == 0)
            return [];
        var (sampleNo, reportNo, voided, positive) = (PositiveLifecycle.LabSampleNumber.Code, PositiveLifecycle.LabReportNumber.Code, SampleLifecycle.Voided.Code, PositiveLifecycle.Table.Code);
        var found = await (
            from disposal in cases.AsNoTracking()
            where disposal.Kind == positive
            join room in db.Organisations.Where(one => one.Tier == LabNetwork.Room) on disposal.MarketId equals (int?)room.Id
            select new
            {
                disposal.Number,
                disposal.OpenedAt,
                disposal.Food,
                disposal.TestItems,
                disposal.Stage,
                Room = room.Code,
                RoomName = room.Name,
                Stated = disposal.Evidence.Where(item => item.Code == sampleNo).OrderByDescending(item => item.Id).Select(item => item.Text).FirstOrDefault(),
                IsReported = disposal.Evidence.Any(item => item.Code == reportNo),
            }).ToListAsync(cancel);
        var followed = found.ConvertAll(one => one.Number);
        var stated = found.Select(one => one.Stated).OfType<string>().Select(ConfirmedPositive.NumberOf).ToList();
        var samples = await db.Samples.AsNoTracking()
            .Where(sample => sample.DistrictCode == district && sample.LifecycleStage != voided
                && (followed.Contains(sample.FollowUpCase!) || stated.Contains(sample.SampleNo) || stated.Contains(sample.OwnNumber) || stated.Contains(sample.NationalNo!)))
            .OrderByDescending(sample => sample.Id).ToListAsync(cancel);
        var codes = samples.ConvertAll(sample => sample.Laboratory);
        var holders = await db.Organisations.AsNoTracking().Where(one => codes.Contains(one.Code)).ToListAsync(cancel);
        return
        [
            .. from one in found
               let number = one.Stated is null ? null : ConfirmedPositive.NumberOf(one.Stated)
               let sample = samples.Find(known => number is not null && (known.SampleNo == number || known.OwnNumber == number || known.NationalNo == number))
                   ?? samples.Find(known => known.FollowUpCase == one.Number)
               let laboratory = holders.Find(known => known.Code == sample?.Laboratory) ?? laboratories[0]
               let sampled = sample?.SampleNo ?? one.Stated
               select new ConfirmOrder(one.Number, one.OpenedAt, one.Food, one.TestItems, one.Room, one.RoomName, laboratory.Code, laboratory.Name, laboratory.Tier, sampled,
                   one.IsReported || sample?.Verdict is not null ? Reported : sampled is not null ? Sampled : IsSettled(one.Stage) ? Dropped : Ordered),
        ];
    }

    private static bool IsSettled(string stage) =>
        stage == PositiveLifecycle.Settled.Code || stage == PositiveLifecycle.Confirmed.Code || PositiveLifecycle.Table.Stages.Single(known => known.Code == stage).Ends;
}
