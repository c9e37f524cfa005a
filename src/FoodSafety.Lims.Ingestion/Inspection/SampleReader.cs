using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Records;
using FoodSafety.Lims.Ingestion.Rules;
using C = FoodSafety.Lims.Ingestion.Columns.SampleColumns;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>Reads sampling forms (抽样单).</summary>
public sealed class SampleReader(RowSource source, ColumnMap columns, RulesSnapshot rules)
    : RecordReader<SampleRow>(source, columns, rules, C.FirstOther)
{
    private const string OnlineShop = "网店";
    private const string Complaint = "投诉举报";
    private const string GreenChannel = "绿色通道";

    /// <inheritdoc/>
    protected override SampleRow? ReadRow()
    {
        var sampleNo = SampleNo(C.SampleNo);
        var sampledOn = Day(C.SampledOn);
        var organisation = Organisation(C.SamplingOrganisation);
        var laboratory = Organisation(C.Laboratory);
        var food = Required(C.Food);
        var written = Required(C.FoodCategory);
        var row = new SampleRow
        {
            RowNumber = RowNumber,
            SampleNo = sampleNo,
            SampledOn = sampledOn.GetValueOrDefault(),
            ProgrammeSource = Known(C.ProgrammeSource, "programme-source"),
            Programme = Standard(C.Programme, "programme") ?? "",
            Selection = Known(C.Selection, "selection"),
            MethodClass = Known(C.MethodClass, "method-class"),
            SamplingOrganisation = organisation,
            Laboratory = laboratory,
            SampledParty = Required(C.SampledParty),
            Food = food,
            FoodCategory = written,
            Category = written.Length + food.Length > 0 ? Category(written, food, C.Food) : null,
            Stage = Standard(C.Stage, "stage"),
            PlaceType = Known(C.PlaceType, "place-type"),
            NationalNo = Cell(C.NationalNo) is { } national ? WithoutSpace(national) : null,
            ComplaintNo = Cell(C.ComplaintNo),
            FollowUpCase = Cell(C.FollowUpCase) is { } followed ? WithoutSpace(followed) : null,
            Details = Details(),
        };
        CheckSamplers();
        Amount(C.Quantity, 0.000_001m);
        Amount(C.BackupQuantity, 0m);
        Amount(C.LotSize, 0m);
        if (Cell(C.CreditCode) is { } code && code is not ("/" or "-" or "—") && !LostNumber.Is(code) && !CreditCode.IsValid(code))
            Fault(C.CreditCode, FaultCodes.BadCheckDigit, "不是有效的统一社会信用代码（18 位，末位为校验码，GB 32100），请核对；没有时留空。");
        if (Cell(C.IdNumber) is { } citizen && citizen is not ("/" or "-" or "—") && !citizen.Contains('*', StringComparison.Ordinal) && !LostNumber.Is(citizen) && !CitizenNumber.IsValid(citizen))
            Fault(C.IdNumber, FaultCodes.BadCheckDigit, CitizenNumber.Mask(citizen), $"第 {RowNumber} 行“{Header(C.IdNumber)}”不是有效的公民身份号码（18 位，末位为校验码，GB 11643），请核对；没有或为其他证件时留空。");
        if ((row.PlaceType == OnlineShop || Cell(C.OrderNo) is not null) && Cell(C.Platform) is null)
            Fault(C.Platform, FaultCodes.Missing, null, $"第 {RowNumber} 行是网络抽样，缺少“{Header(C.Platform)}”，请补填平台名称。");
        if (Standard(C.Cause, "sampling-cause") == Complaint && row.ComplaintNo is null)
            Fault(C.ComplaintNo, FaultCodes.Missing, null, $"第 {RowNumber} 行因投诉举报抽样，缺少“{Header(C.ComplaintNo)}”，请补填。");
        if (Standard(C.Priority, "priority") == GreenChannel)
            Warn(C.Priority, FaultCodes.GreenChannelNotGranted, "只是申请：须由登记人、抽样人员以外的负责人批准（grant-green-channel）才进入绿色通道；本行照常保存。");
        // A number of five digits is a spreadsheet's day as well as a lot's number.
        if (Cell(C.ProducedOn) is { Length: not 5 } produced && DateNotation.Parse(produced)?.On > sampledOn)
            Warn(C.ProducedOn, FaultCodes.InTheFuture, "晚于抽样日期，请核对；本行照常保存。");
        CheckSender(organisation);
        CheckSeparation(organisation, laboratory, sampledOn);
        return HasFault ? null : row;
    }

    /// <summary>A word that plans count by: one that is not known would be counted nowhere and nobody would be told.</summary>
    private string? Known(int column, string vocabulary)
    {
        if (Standard(column, vocabulary) is not { } word || word is "/" or "-" or "—")
            return null;
        if (!Rules.StandardWords.TryGetValue(vocabulary, out var words) || words.Values.Contains(word))
            return word;
        Fault(column, FaultCodes.NotUnderstood, $"不是已知的{Header(column)}，请改填：{string.Join("、", words.Values.Distinct())}；不清楚的留空。");
        return null;
    }

    // 抽样检验管理办法: two or more samplers on site.
    private void CheckSamplers()
    {
        var samplers = Required(C.Samplers);
        if (samplers.Length > 0 && PersonNames.Of(samplers).Count < 2)
            Fault(C.Samplers, FaultCodes.Missing, "只有一人：抽样人员不得少于两人，请补填另一人（用“、”分开）。");
    }

    // A form names the sampled party: it is registered by who may know it.
    private void CheckSender(string organisation)
    {
        if (Rules.OrganisationKind == "market")
            Fault(C.SampleNo, FaultCodes.NotYours, $"不能由市场 {Rules.OrganisationCode} 上传：抽样单由监管部门或抽样单位上传。");
        else if (Rules.OrganisationKind == "lab" && organisation.Length > 0 && organisation != Rules.OrganisationCode)
            Fault(C.SamplingOrganisation, FaultCodes.NotYours, $"不是上传单位 {Rules.OrganisationCode}：检验机构只能登记本机构抽取的样品，其他样品由抽样单位或监管部门登记。");
    }

    private void CheckSeparation(string organisation, string laboratory, DateOnly? sampledOn)
    {
        if (organisation.Length == 0 || organisation != laboratory || sampledOn is not { } day)
            return;
        var policy = SeparationPolicy.Of(Rules.Law.Value, Rules.DistrictCode, day);
        if (policy.Required)
            Fault(C.Laboratory, FaultCodes.SameOrganisation, "与抽样单位是同一机构：本地区实行抽检分离，请改填其他检验机构。");
        else if (policy.FlagsSameOrganisation)
            Warn(C.Laboratory, FaultCodes.SameOrganisation, "与抽样单位是同一机构，请留意抽检分离的要求；本行照常保存。");
    }
}
