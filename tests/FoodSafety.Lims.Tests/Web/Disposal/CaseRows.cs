using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Domain.Disposal;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>Cases and the records they are about, as an import leaves them.</summary>
internal static class CaseRows
{
    public const string District = "440304";

    public static readonly DateTimeOffset OpenedAt = new(2023, 3, 1, 8, 10, 0, TimeSpan.FromHours(8));

    public static readonly Caller Officer = new("张三", Roles.Officer, "440304-REG", District);
    public static readonly Caller Manager = new("李四", Roles.Manager, "440304-REG", District);
    public static readonly Caller Laboratory = new("实验室", Roles.Lab, "440304-LAB1", District);
    public static readonly Caller Elsewhere = new("王五", Roles.Officer, "440103-REG", "440103");
    public static readonly Caller ManagerElsewhere = new("赵六", Roles.Manager, "440103-REG", "440103");

    public static DisposalCase Positive(int serial, DateTimeOffset? notifiedAt = null) => new()
    {
        Number = $"YX-440304-2023-{serial:00000}",
        Kind = "positive",
        DistrictCode = District,
        Stage = "opened",
        Version = 1,
        OpenedAt = OpenedAt,
        UploadId = 1,
        RowNumber = serial + 1,
        SampleNo = $"A{serial:000}",
        TestItems = "有机磷和氨基甲酸酯类农药",
        MarketId = 7,
        TestedOn = new DateOnly(2023, 3, 1),
        Food = "豇豆",
        Organiser = Organiser.Regulator,
        NotifiedAt = notifiedAt,
        Events = [Opening()],
    };

    public static DisposalCase Disposal(int serial, long? sampleId = null, string district = District) => new()
    {
        Number = $"HC-{district}-2023-{serial:00000}",
        Kind = "disposal",
        DistrictCode = district,
        Stage = "opened",
        Version = 1,
        OpenedAt = OpenedAt,
        UploadId = 1,
        RowNumber = serial + 1,
        SampleNo = $"FT2023-{serial:0000}",
        TestItems = "噻虫胺",
        SampleId = sampleId,
        Food = "辣椒",
        Parties = [new CaseParty { Role = "seller", Name = "福田示例商行乙" }],
        Events = [Opening()],
    };

    public static RapidTest RapidPositive(int serial) => new()
    {
        Id = serial,
        TestedOn = new DateOnly(2023, 3, 1),
        MarketId = 7,
        SampleNo = $"A{serial:000}",
        ItemId = 1,
        TestedAt = OpenedAt,
        Outcome = RapidOutcome.Positive,
        ReportedOutcome = RapidOutcome.Positive,
        FoodId = 2,
        UploadId = 1,
        RowNumber = serial + 1,
    };

    public static Sample NonCompliantSample(int serial) => new()
    {
        SampleNo = $"FT2023-{serial:0000}",
        OwnNumber = $"CY-{District}-2023-{serial:00000}",
        DistrictCode = District,
        SampledOn = new DateOnly(2023, 3, 1),
        State = "reported",
        Programme = "监督抽检",
        SamplingOrganisation = "440304-REG",
        Laboratory = "440304-LAB1",
        SampledParty = "福田示例商行乙",
        Food = "辣椒",
        FoodCategory = "蔬菜",
        Verdict = Verdict.NonCompliant,
    };

    private static CaseEvent Opening() => new() { Action = "open", By = "import", At = OpenedAt, FromStage = "", ToStage = "opened" };

    /// <summary>How a case is read and acted on at an instant.</summary>
    public static Task<CaseReading> Reading(LimsDb db, DateTimeOffset at) => CaseReading.Load(db, at, TestDatabase.Zone, default);

    /// <summary>One move with its evidence.</summary>
    public static async Task<Outcome<DisposalCase>> Do(LimsDatabase database, string number, string action, Caller caller, DateTimeOffset at, params GivenEvidence[] evidence)
    {
        await using var db = database.CreateContext();
        return await new ActOnCase(number, action, evidence).Handle(db, await Reading(db, at), caller, default);
    }

    public static async Task<DisposalCase> Load(LimsDatabase database, string number)
    {
        await using var db = database.CreateContext();
        return await StoredCase.Whole(db).AsNoTracking().SingleAsync(row => row.Number == number);
    }

    public static async Task Add(LimsDatabase database, params object[] rows)
    {
        await using var db = database.CreateContext();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Does actions one after the other, giving each what it needs; files are attached first.</summary>
    public static async Task Walk(LimsDatabase database, string number, params string[] actions)
    {
        foreach (var action in actions)
        {
            if (action == "transfer")
            {
                await using var first = database.CreateContext();
                Assert.That((await new ProposeOnCase(number, "属地管辖").Handle(first, Officer, OpenedAt.AddHours(3), default)).Refusal, Is.Null);
            }
            await using var db = database.CreateContext();
            var row = (await new ShowCase(number).Handle(db, Officer, default)).Value;
            var move = row.State().Lifecycle.Find(row.Stage, action)!;
            foreach (var kind in move.Needs.Where(kind => !kind.EachTime && row.State().Find(kind.Code) is null))
                await Give(database, number, kind.Code, kind.Form);
            var caller = action is "close" or "cancel" or "send-back" or "transfer" ? Manager : Officer;
            await using var fresh = database.CreateContext();
            var done = await new ActOnCase(number, action, [.. move.Needs.Where(kind => kind.EachTime).Select(kind => new GivenEvidence(kind.Code, "有记录"))]).Handle(fresh, await Reading(fresh, OpenedAt.AddHours(3)), caller, default);
            Assert.That(done.Refusal, Is.Null);
        }
    }

    /// <summary>Attaches everything closing still asks for.</summary>
    public static async Task GiveMissing(LimsDatabase database, string number)
    {
        await using var db = database.CreateContext();
        var state = (await new ShowCase(number).Handle(db, Officer, default)).Value.State();
        foreach (var kind in state.Missing)
            await Give(database, number, kind.Code, kind.Form);
    }

    private static async Task Give(LimsDatabase database, string number, string code, EvidenceForm form)
    {
        await using var db = database.CreateContext();
        var isFile = form is EvidenceForm.File;
        var value = form switch
        {
            EvidenceForm.YesNo => "no",
            EvidenceForm.Instant => "2023-03-01T09:00:00+08:00",
            EvidenceForm.Kilograms => CaseWalk.Weights.GetValueOrDefault(code, "3.5"),
            EvidenceForm.DatedNumber => "2023-03-01 深公福移字1号",
            EvidenceForm.File => null,
            _ when code == PositiveLifecycle.LabSampleNumber.Code => $"FT-{number}",
            _ => "有记录",
        };
        using var file = isFile ? new MemoryStream("photo"u8.ToArray()) : null;
        var attached = await new AttachEvidence(number, new GivenEvidence(code, value), isFile ? "photo.jpg" : null, file)
            .Handle(db, database.Settings, Officer, OpenedAt.AddHours(2), default);
        Assert.That(attached.Refusal, Is.Null);
    }
}
