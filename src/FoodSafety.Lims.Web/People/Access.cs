using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.People;

/// <summary>Who may do what, in one place; null means "yes".</summary>
public static class Access
{
    /// <summary>Reading a district's quotas, cases, missing logs: its regulators only.</summary>
    public static Refusal? ToDistrict(Caller caller, string district)
    {
        if (!caller.IsRegulator)
            return Forbidden("只有监管部门可以查看辖区数据。");
        return caller.District is null || caller.District == district
            ? null
            : NotYours($"您只能查看辖区 {caller.District} 的数据，不能查看 {district}。");
    }

    /// <summary>Sending a file or rows of one kind in the name of an organisation.</summary>
    /// <param name="kind">rapid-tests | samples | results | findings</param>
    /// <param name="district">The district it is for; null for the organisation's own.</param>
    public static Refusal? ToSend(Caller caller, string kind, string organisation, string? district)
    {
        if (caller.District is not null && district is not null && caller.District != district)
            return NotYours($"您只能为辖区 {caller.District} 报送，不能为 {district} 报送。");
        if (caller.Organisation is not null && caller.Organisation != organisation)
            return NotYours($"您只能以 {caller.Organisation} 的名义报送，不能以 {organisation} 的名义报送。");
        return caller.Role switch
        {
            Roles.Lab when kind is not ("results" or "samples") => Forbidden("检验机构只能报送检验结果（results）和本机构抽取的抽样单（samples）。"),
            Roles.Market when kind != "rapid-tests" => Forbidden("市场只能报送快检日志（rapid-tests）。"),
            _ => null,
        };
    }

    /// <summary>Seeing one upload and its receipt: its sender, and the regulators of its district.</summary>
    public static Refusal? ToUpload(Caller caller, string organisation, string district) =>
        caller.Organisation == organisation ? null : ToDistrict(caller, district);

    /// <summary>Doing something to a sample: the office and the laboratory each its own part, so that sampling and testing stay apart.</summary>
    /// <param name="side">Whose part it is.</param>
    /// <param name="district">The sample's.</param>
    /// <param name="laboratory">Code of the sample's laboratory.</param>
    /// <param name="sampler">Code of the organisation that sampled.</param>
    public static Refusal? ToActOnSample(Caller caller, SampleSide side, string district, string laboratory, string sampler) => side switch
    {
        SampleSide.Sampler when caller.Role == Roles.Lab => caller.Organisation == sampler ? null : Forbidden("只有抽样单位或监管部门可以办理此操作。"),
        SampleSide.Laboratory => caller.Role == Roles.Admin || (caller.Role == Roles.Lab && caller.Organisation == laboratory)
            ? null
            : Forbidden("只有该样品的检验机构可以办理此操作。"),
        SampleSide.Approver when !MayApprove(caller) => Forbidden("须由食安办或科室负责人批准。"),
        SampleSide.Approver when ToApprove(caller) is { } unnamed => unnamed,
        _ => ToDistrict(caller, district),
    };

    /// <summary>Working at a laboratory's bench: its own people.</summary>
    /// <param name="laboratory">Code of the laboratory.</param>
    public static Refusal? ToWorkIn(Caller caller, string laboratory) =>
        caller.Role == Roles.Admin || (caller.Role == Roles.Lab && caller.Organisation == laboratory) ? null : Forbidden("只有该检验机构的人员可以办理此操作。");

    /// <summary>Doing something to a laboratory's report: the laboratory and the office each its own part.</summary>
    public static Refusal? ToActOnLabReport(Caller caller, LabReportSide side, string district, string laboratory) => side switch
    {
        LabReportSide.Laboratory => ToWorkIn(caller, laboratory),
        LabReportSide.Office => ToDistrict(caller, district),
        _ => Forbidden("此操作随新版报告的签发自动办理，不能单独办理。"),
    };

    /// <summary>Deciding what another did or asked for in a case: who answers for the cases.</summary>
    public static Refusal? ToApproveCases(Caller caller) =>
        MayApprove(caller) ? ToApprove(caller) : Forbidden("须由食安办或科室负责人批准，执法人员不能批准。");

    /// <summary>Settling a contract's month: whoever answers for the money.</summary>
    public static Refusal? ToSettle(Caller caller) =>
        MayApprove(caller) ? null : Forbidden("须由食安办或科室负责人结算。");

    /// <summary>Choosing by which rules a district's rapid tests count: whoever answers for its figures.</summary>
    public static Refusal? ToChooseRuleSet(Caller caller, string district) =>
        MayApprove(caller) ? ToDistrict(caller, district) : Forbidden("须由食安办或科室负责人选用有效性规则。");

    /// <summary>Closing a district's month: whoever answers for its figures.</summary>
    public static Refusal? ToCloseMonth(Caller caller, string district) =>
        MayApprove(caller) ? ToDistrict(caller, district) : Forbidden("须由食安办或科室负责人关账。");

    /// <summary>Letting figures of issued reports move: the regulators who answer for them.</summary>
    public static Refusal? ToOverrideReports(Caller caller) =>
        MayApprove(caller) ? null : Forbidden("只有食安办或科室负责人可以撤回已计入报表的数据。");

    /// <summary>Approving what another asked for: two persons are told apart by their names.</summary>
    public static Refusal? ToApprove(Caller caller) =>
        caller.IsNamed ? null : new Refusal("person-required", "批准须由具名的人办理：请写明批准人。", RefusalKind.Invalid);

    /// <summary>Reading the audit, which tells of all districts: who runs the installation, and the regulators who answer for all of it.</summary>
    public static Refusal? ToAudit(Caller caller) =>
        caller.Role == Roles.Admin || (caller.District is null && caller.Role is Roles.Office or Roles.Manager)
            ? null
            : Forbidden("审计记录涉及全部辖区，只有系统管理员和不限辖区的食安办、科室负责人可以查看。");

    /// <summary>食安办, 科室负责人 and the administrator answer for what others did.</summary>
    private static bool MayApprove(Caller caller) => caller.Role is Roles.Admin or Roles.Office or Roles.Manager;

    private static Refusal Forbidden(string sentence) => new("forbidden", sentence, RefusalKind.Forbidden);

    private static Refusal NotYours(string sentence) => new("not-yours", sentence, RefusalKind.Forbidden);
}
