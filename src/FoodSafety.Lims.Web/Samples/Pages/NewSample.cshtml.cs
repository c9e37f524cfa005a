using System.Text.Json;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Doors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples.Pages;

/// <summary>The sampling form (抽样单) as it is filled in on the spot: the columns of a samples file, a part of the form at a time.</summary>
public sealed class NewSampleModel(LimsDatabase database, SmallIntake intake, RulesCache rules, TimeProvider clock) : PageModel
{
    /// <summary>The parts of the paper form, in its order; a column in none of them would not be asked for.</summary>
    public static IReadOnlyList<(string Code, string Title, IReadOnlyList<Column> Columns)> Parts { get; } =
    [
        ("sampling-task", "抽样任务", Of("sample_no", "programme_source", "programme", "selection", "method_class", "cause", "complaint_no", "follow_up_case", "national_no", "deploying_org", "report_class", "campaign", "priority")),
        ("sampled-by", "抽样单位", Of("sampling_org", "samplers", "sampled_on", "lab", "samplers_phone", "sampling_org_address", "sampling_org_province", "sampling_org_contact",
            "sampling_org_phone", "sampling_org_fax", "sampling_org_postcode", "sampling_org_email")),
        ("sampled-party", "被抽样单位", Of("sampled_party", "credit_code", "place_type", "stage", "stall_no", "vendor_name", "id_number", "licence_type", "licence_no", "legal_person",
            "party_contact", "party_phone", "party_region", "area_type", "street", "party_address", "party_postcode", "annual_sales")),
        ("online-purchase", "网络抽样", Of("platform", "order_no", "buyer", "delivery_address")),
        ("food", "样品", Of("food", "food_category", "food_class", "food_subclass", "food_item", "sample_type", "sample_source", "sample_attribute", "packaging", "quality_grade",
            "barcode", "brand", "spec", "produced_on", "lot_no", "purchased_on", "processed_on", "shelf_life", "storage", "origin", "imported", "unit_price", "standard", "approval_no")),
        ("producer", "生产企业", Of("producer", "producer_region", "producer_address", "producer_licence", "producer_contact", "producer_phone", "third_party", "third_party_role",
            "third_party_address", "third_party_licence")),
        ("quantities-and-seal", "数量与封样", Of("lot_size", "quantity", "backup_quantity", "unit", "seal_no", "remarks")),
    ];

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    /// <summary>The case that the sample is to follow, where its page was left for this one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Case { get; set; }

    /// <summary>Column → value, as the form has it.</summary>
    [BindProperty]
    public Dictionary<string, string?> Values { get; set; } = [];

    /// <summary>The other sampler: there are two of them.</summary>
    [BindProperty]
    public string? SecondSampler { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    /// <summary>The words the form offers, by column.</summary>
    public IReadOnlyDictionary<string, ColumnWords> Words { get; private set; } = new Dictionary<string, ColumnWords>();

    /// <summary>What a form on the spot usually says, required or not; the rest of a part is folded away.</summary>
    private static readonly HashSet<string> Usual = ["programme_source", "selection", "cause", "complaint_no", "follow_up_case", "place_type", "stall_no", "unit", "seal_no"];

    /// <summary>Whether a column is asked for at first sight: it is required or usual, or something is wrong with it.</summary>
    public bool IsShown(Column column) => column.IsRequired || Usual.Contains(column.Name) || Faults.Contains(column.ChineseName) || !string.IsNullOrEmpty(Values.GetValueOrDefault(column.Name));

    /// <summary>What is wrong with the form, by the Chinese name of the column.</summary>
    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(fault => fault);

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (await Load(cancel) is { } elsewhere)
            return elsewhere;
        Values = new() { ["sampled_on"] = clock.GetUtcNow().LocalDay(database.Settings.TimeZone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["follow_up_case"] = Case };
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Load(cancel) is { } elsewhere)
            return elsewhere;
        if (District is null)
            return Page();
        var caller = Caller.From(User);
        var submitted = await new SubmitForm("samples", caller.Organisation ?? $"{District}-REG", District, Form()).Handle(database, intake, rules, caller, clock.GetUtcNow());
        if (submitted.AddTo(ModelState))
            return Page();
        if (submitted.Value.Faults.Count == 0)
            return Redirect($"/samples/{Uri.EscapeDataString(submitted.Value.Number!)}");
        // A form is no file: its only row needs no number.
        Faults = submitted.Value.Faults.ToLookup(fault => fault.Column ?? "", fault => fault.Message.Replace($"第 {RowsAsCsv.FirstRowNumber} 行", "", StringComparison.Ordinal));
        return Page();
    }

    private JsonElement Form()
    {
        var form = new JsonObject();
        foreach (var column in Parts.SelectMany(part => part.Columns))
            if (Values.GetValueOrDefault(column.Name) is { } value && !string.IsNullOrWhiteSpace(value))
                form[column.ChineseName] = value.Trim();
        if (!string.IsNullOrWhiteSpace(SecondSampler))
            form[SampleColumns.Set.Columns[SampleColumns.Samplers].ChineseName] = $"{Values.GetValueOrDefault("samplers")?.Trim()}、{SecondSampler.Trim()}";
        return JsonSerializer.SerializeToElement(form);
    }

    private async Task<IActionResult?> Load(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator && caller.Role != Roles.Lab)
            return Redirect("/denied");
        await using var db = database.CreateContext();
        Districts = await db.Districts.AsNoTracking().Where(district => caller.District == null || district.Code == caller.District).OrderBy(district => district.Code).ToListAsync(cancel);
        // Who answers for one district samples there; who answers for several says where.
        District = Districts.FirstOrDefault(district => district.Code == District)?.Code ?? (Districts.Count == 1 ? Districts[0].Code : null);
        if (District is not null)
            Words = ColumnWords.Of(database, "samples", District);
        return null;
    }

    private static IReadOnlyList<Column> Of(params string[] names) => [.. names.Select(name => SampleColumns.Set.Columns.Single(column => column.Name == name))];
}
