using System.Globalization;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Laboratory.Pages;

/// <summary>A grid of results: one sample's items, or one item over all samples that wait for results.</summary>
public sealed class EnterModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    private const int BlankRows = 6;

    [BindProperty(SupportsGet = true)]
    public string? Sample { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Item { get; set; }

    /// <summary>Day of the test that the grid begins with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty]
    public List<Input> Rows { get; set; } = [];

    /// <summary>Samples that wait for results.</summary>
    public IReadOnlyList<WorkList.Line> Open { get; private set; } = [];

    public EntryReceipt? Receipt { get; private set; }

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await ReadOpen(cancel))
            return Redirect("/denied");
        On ??= clock.GetUtcNow().LocalDay(database.Settings.TimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Rows = !string.IsNullOrWhiteSpace(Item)
            ? [.. Open.Select(line => new Input { SampleNo = line.Number, TestItem = Item.Trim(), TestedOn = On })]
            : !string.IsNullOrWhiteSpace(Sample)
                ? [.. Enumerable.Range(0, BlankRows).Select(_ => new Input { SampleNo = Sample.Trim(), TestedOn = On })]
                : [];
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await ReadOpen(cancel))
            return Redirect("/denied");
        var filled = Rows.Where(row => !string.IsNullOrWhiteSpace(row.Result)).ToList();
        var entered = await new EnterResults(null, [.. filled.Select(row => JsonSerializer.SerializeToElement(row.Fields()))])
            .Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        Refused = entered.Refusal;
        if (Refused is null)
        {
            Receipt = entered.Value;
            foreach (var (row, answer) in filled.Zip(entered.Value.Rows))
                row.Answer = answer;
        }
        return Page();
    }

    private async Task<bool> ReadOpen(CancellationToken cancel)
    {
        var work = await new ListWork(null, clock.GetUtcNow()).Handle(database, Caller.From(User), cancel);
        if (work.Succeeded)
            Open = [.. work.Value.Items.Where(line => line.Stage == SampleLifecycle.Received.Code && (line.ReportStage is null || line.ReportStage == LabReportLifecycle.Drafting.Code))];
        return work.Succeeded;
    }

    /// <summary>One row of the grid.</summary>
    public sealed class Input
    {
        public string? SampleNo { get; set; }

        public string? TestItem { get; set; }

        public string? Result { get; set; }

        public string? Unit { get; set; }

        public string? Limit { get; set; }

        public string? Verdict { get; set; }

        public string? TestedOn { get; set; }

        public string? Method { get; set; }

        public string? Loq { get; set; }

        /// <summary>What became of it.</summary>
        [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
        public EntryReceipt.Line? Answer { get; set; }

        /// <summary>What is filled in, under the headers that a fault's sentence then names.</summary>
        internal Dictionary<string, string> Fields() => new Dictionary<string, string?>
        {
            ["抽样单编号"] = SampleNo,
            ["检验项目"] = TestItem,
            ["检验结果"] = Result,
            ["单位"] = Unit,
            ["标准值"] = Limit,
            ["结果判定"] = Verdict,
            ["检验日期"] = TestedOn,
            ["检验依据"] = Method,
            ["定量限"] = Loq,
        }.Where(field => !string.IsNullOrWhiteSpace(field.Value)).ToDictionary(field => field.Key, field => field.Value!.Trim());
    }
}
