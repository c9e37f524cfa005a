using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Issues the paper of an approved report: it is kept byte for byte, with its hash and verification code, as the office's own reports are.</summary>
/// <param name="Approved">The report as it is approved.</param>
internal sealed record IssuePaper(LabReportReading Approved)
{
    public async Task<RowChange> Handle(LimsDb db, LimsDatabase database, ImportTransaction import, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var number = Approved.Report.Number;
        var paper = await Paper(db, import, cancel);
        var hash = paper.Hash();
        var code = VerificationCode.Of(number, hash);
        using var memory = new MemoryStream();
        LabReportPages.Compose(paper, code).Write(memory);
        var bytes = memory.ToArray();
        var issued = new IssuedReport
        {
            Number = number,
            Code = code,
            Kind = LabReportPaper.Kind,
            DistrictCode = Approved.Report.DistrictCode,
            Period = at.LocalDay(Approved.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            AsOf = at,
            Stage = ReportLifecycle.Issued,
            IssuedAt = at,
            IssuedBy = caller.Name,
            StoredAs = $"reports/{number}.pdf",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            ContentSha256 = hash,
        };
        var id = import.Connection.Ask<long>(import.Transaction,
            """
            INSERT INTO issued_reports (number, code, kind, district_code, period, as_of, stage, issued_at, issued_by, stored_as, sha256, content_sha256)
            VALUES (@number, @code, @kind, @district, @period, @at, @stage, @at, @by, @stored, @sha, @content) RETURNING id
            """,
            ("number", number), ("code", code), ("kind", issued.Kind), ("district", issued.DistrictCode), ("period", issued.Period), ("at", at.ToUnixTimeMilliseconds()),
            ("stage", issued.Stage), ("by", issued.IssuedBy), ("stored", issued.StoredAs), ("sha", issued.Sha256), ("content", hash));
        StoredReport.Keep(issued, database.Settings, bytes);
        return RowChange.Added("issued_reports", id,
            ("number", number), ("code", code), ("kind", issued.Kind), ("district_code", issued.DistrictCode), ("period", issued.Period), ("as_of", at),
            ("stage", issued.Stage), ("issued_at", at), ("issued_by", issued.IssuedBy), ("stored_as", issued.StoredAs), ("sha256", issued.Sha256), ("content_sha256", hash),
            ("delivered_at", null), ("delivered_by", null), ("acknowledged_at", null), ("acknowledged_by", null));
    }

    private async Task<LabReportPaper> Paper(LimsDb db, ImportTransaction import, CancellationToken cancel)
    {
        var (report, sample, state) = (Approved.Report, Approved.Sample, Approved.State);
        var issuedOn = state.IssuedAt!.Value.LocalDay(Approved.Zone);
        var laboratory = await db.Organisations.Where(one => one.Code == report.Laboratory).Select(one => one.Name).SingleAsync(cancel);
        var sampler = await db.Organisations.Where(one => one.Code == sample.SamplingOrganisation).Select(one => one.Name).FirstOrDefaultAsync(cancel);
        var replaces = await db.LabReports.Where(one => one.Id == report.ReplacesId).Select(one => one.Number).FirstOrDefaultAsync(cancel);
        var lines = Approved.Standing;
        return new LabReportPaper(
            report.Number, Approved.Class.Name(), laboratory,
            [.. new ReferenceSets(import.Connection).Accreditations().ValidOn(report.Laboratory, issuedOn).Select(one => one.Name)],
            Facts(sampler ?? sample.SamplingOrganisation, lines),
            [.. lines.Select(line => new LabReportPaper.Line(
                line.TestItem, line.ResultText, line.UnitText ?? "", line.LimitText ?? "/", line.Method ?? "/",
                line.Verdict == Verdict.Compliant ? "合格" : ReportClasses.FailureWord(sample.Programme)))],
            Conclusion(lines),
            replaces,
            state.Events.LastOrDefault(happened => happened.Action == LabReportLifecycle.Submit.Code)?.Given.GetValueOrDefault(LabReportLifecycle.Remark.Code),
            [
                .. new[] { ("主检", LabReportLifecycle.Submit), ("审核", LabReportLifecycle.Review), ("批准", LabReportLifecycle.Approve) }
                    .Select(role => (Role: role.Item1, Event: state.Events.Last(happened => happened.Action == role.Item2.Code)))
                    .Select(signed => new LabReportPaper.Signature(signed.Role, signed.Event.By, signed.Event.At.LocalDay(Approved.Zone))),
            ],
            state.IssuedAt.Value.ToLocal(Approved.Zone));
    }

    private List<LabReportPaper.Fact> Facts(string samplingOrganisation, IReadOnlyList<LabReportLine> lines)
    {
        var sample = Approved.Sample;
        var details = sample.Details is null ? [] : JsonNode.Parse(sample.Details)!.AsObject();
        string Detail(string name) => (string?)details[name] ?? "/";
        return
        [
            new("样品名称", sample.Food), new("食品大类", sample.FoodCategory),
            new("抽样单编号", sample.SampleNo), new("任务类别", sample.Programme),
            new("被抽样单位", sample.SampledParty), new("标称生产者", Detail("producer")),
            new("规格型号", Detail("spec")), new("生产日期/批号", Detail("produced_on")),
            new("抽样日期", Day(sample.SampledOn)), new("抽样单位", samplingOrganisation),
            new("样品到达日期", Approved.ReceivedOn is { } received ? Day(received) : "/"),
            new("检验日期", lines.Min(line => line.TestedOn) is var first && lines.Max(line => line.TestedOn) is var last && first == last ? Day(first) : $"{Day(first)} 至 {Day(last)}"),
        ];
    }

    private string Conclusion(IReadOnlyList<LabReportLine> lines)
    {
        var failed = string.Join("、", lines.Where(line => line.Verdict == Verdict.NonCompliant).Select(line => line.TestItem));
        return (failed, ReportClasses.FailureWord(Approved.Sample.Programme)) switch
        {
            ("", _) => "经检验，所检项目符合规定要求。",
            (_, "问题") => $"经检验，{failed}为问题项目；风险监测结果不作不合格判定。",
            _ => $"经检验，{failed}不符合规定要求，检验结论为不合格。",
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
