using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Quotas.Figures;
using FoodSafety.Lims.Web.Quotas.Rows;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using static FoodSafety.Lims.Web.Shell.Pages.ListAddress;

namespace FoodSafety.Lims.Web.Quotas.Pages;

/// <summary>One target: its figure, how its goal is divided, the rule that counts it and the records behind it.</summary>
public sealed class TargetModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    private const int LargestDocument = 4 << 20;

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    /// <summary>An earlier version of the division.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Edition { get; set; }

    /// <summary>The equal parts to be looked at before they are kept: site | street | month.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Equal { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Site { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Street { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? County { get; set; }

    /// <summary>Code of a 快检车 or 快检室.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>2023-01 or 2023-Q1.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Passed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public DistrictQuotas Quotas { get; private set; } = null!;

    public TargetRow Row { get; private set; } = null!;

    public TargetDivision Division { get; private set; } = null!;

    /// <summary>Equal parts as proposed, and the document that would be kept.</summary>
    public DivisionDocument? Proposal { get; private set; }

    public IReadOnlyList<string> Rule { get; private set; } = [];

    /// <summary>Null where no records give the figure.</summary>
    public CountedRows? Rows { get; private set; }

    public IReadOnlyList<AskCoverage.CoveredSite> Covered { get; private set; } = [];

    /// <summary>Of the figures typed in that the target uses, every one; null where it uses none.</summary>
    public IReadOnlyList<FigureList.Item>? Figures { get; private set; }

    public IReadOnlyList<string> FigureKeys { get; private set; } = [];

    public Refusal? Refused { get; private set; }

    /// <summary>The cell of the division whose rows are shown.</summary>
    public DivisionRows.Cell Cell => new(Given(County), Given(Street), Given(Site), Given(Unit), Given(Period));

    /// <summary>Names of sites and units, by code.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Where a target's page begins from what the dashboard shows.</summary>
    public static string QueryOf(DistrictQuotas quotas) => QueryString.Create(new Dictionary<string, string?>
    {
        [nameof(District)] = quotas.District.Code,
        [nameof(Year)] = quotas.Year.ToString(CultureInfo.InvariantCulture),
        [nameof(AsOf)] = quotas.AsOf.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
    }).ToString();

    public async Task<IActionResult> OnGet(string target, CancellationToken cancel)
    {
        var (caller, zone) = (Caller.From(User), database.Settings.TimeZone);
        var at = clock.GetUtcNow();
        if (Given(AsOf) is { } given && !LocalClock.TryReadInstant(given, zone, out at))
            return this.NotShown(LocalClock.NotAnInstant("截至", given));
        if (Given(AsOf) is null && Year is { } past && past < at.LocalDay(zone).Year)
            at = LocalClock.StartOf(new DateOnly(past + 1, 1, 1), zone).AddSeconds(-1);
        var asked = await new AskQuotas(District ?? "", Year, at).Handle(database, caller, cancel);
        if (asked.Refusal is { } refusal)
            return this.NotShown(refusal);
        Quotas = asked.Value;
        Year = Quotas.Year;
        var divided = await new AskDivision(District!, target, Year, at, Edition).Handle(database, caller, cancel);
        if (divided.Refusal is { } unknown)
            return this.NotShown(unknown);
        Division = divided.Value;
        Names = await ReadNames(cancel);

        var elapsed = Math.Clamp((at.LocalDay(zone).DayNumber - new DateOnly(Quotas.Year, 1, 1).DayNumber + 1) / 365.0, 0, 1);
        Row = new TargetRow(Quotas.Targets.SelectMany(SelfAndParts).First(figure => figure.Code == target), elapsed, 0) { Query = QueryOf(Quotas), Paper = Quotas.Plan.Title };
        var planned = Quotas.Plan.Targets.SelectMany(one => one.SelfAndParts()).First(one => one.Code == target);
        Rule = CounterRule.Of(Quotas.Plan, planned);
        await ReadRows(planned, at, caller, cancel);
        if (planned.External is { } external)
        {
            FigureKeys = external.Against is { } against ? [external.Value, against] : [external.Value];
            Figures = [.. (await new ListFigures(District, null).Handle(database, caller, cancel)).Value.Items.Where(item => FigureKeys.Contains(item.Key))];
        }
        if (Given(Equal) is { } by)
        {
            var proposed = await new DivideEqually(District!, target, Year, by).Handle(database, caller, clock.GetUtcNow(), cancel);
            Refused ??= proposed.Refusal;
            Proposal = proposed.Succeeded ? proposed.Value : null;
        }
        return Page();
    }

    /// <summary>Keeps equal parts that were looked at, or a file.</summary>
    public async Task<IActionResult> OnPostDivide(string target, string? document, IFormFile? file, string? from, string? source, int? version, CancellationToken cancel)
    {
        DateOnly day = default;
        if (Given(from) is { } given && !LocalClock.TryReadDay(given, out day))
            return await Refuse(target, LocalClock.NotADay("生效日期", given), cancel);
        if (file?.Length > LargestDocument)
            return await Refuse(target, new Refusal("too-large", "分解文件不能超过 4 MB。", RefusalKind.TooLarge), cancel);
        var content = Encoding.UTF8.GetBytes(document ?? "");
        if (file is not null)
        {
            using var read = new MemoryStream();
            await file.CopyToAsync(read, cancel);
            content = read.ToArray();
        }
        var kept = await new KeepDivision(District ?? "", target, Year, content, Given(from) is null ? null : day, version, source).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        return kept.Refusal is { } refusal ? await Refuse(target, refusal, cancel) : Redirect(Address(target) + "#division");
    }

    /// <summary>Enters a figure from outside.</summary>
    public async Task<IActionResult> OnPostFigure(string target, string? key, string? value, string? on, string? source, CancellationToken cancel)
    {
        var entered = await new EnterFigure(District, key, value, on, source).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        return entered.Refusal is { } refusal ? await Refuse(target, refusal, cancel) : Redirect(Address(target) + "#figures");
    }

    /// <summary>Takes a figure from outside back.</summary>
    public async Task<IActionResult> OnPostTakeBack(string target, long id, string? why, CancellationToken cancel)
    {
        var taken = await new TakeBackFigure(District, id, why).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        return taken.Refusal is { } refusal ? await Refuse(target, refusal, cancel) : Redirect(Address(target) + "#figures");
    }

    /// <summary>This page about one cell of the division; its rows begin at the first.</summary>
    public string Address(string target, DivisionRows.Cell cell = default, bool? passed = null, string? cursor = null) => $"/quotas/{Uri.EscapeDataString(target)}" + QueryString.Create(
        new Dictionary<string, string?>
        {
            [nameof(District)] = District,
            [nameof(Year)] = Year?.ToString(CultureInfo.InvariantCulture),
            [nameof(AsOf)] = Given(AsOf),
            [nameof(Edition)] = Edition?.ToString(CultureInfo.InvariantCulture),
            [nameof(County)] = cell.County,
            [nameof(Street)] = cell.Street,
            [nameof(Site)] = cell.Site,
            [nameof(Unit)] = cell.Unit,
            [nameof(Period)] = cell.Period,
            [nameof(Passed)] = passed?.ToString().ToLowerInvariant(),
            [nameof(Cursor)] = cursor,
        }.Where(one => one.Value is not null));

    public string NameOf(string code) => Names.GetValueOrDefault(code, code);

    private async Task<Dictionary<string, string>> ReadNames(CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var names = await db.Organisations.Where(site => site.DistrictCode == District && site.Kind == "market").ToDictionaryAsync(site => site.Code, site => site.Name, cancel);
        using var connection = database.OpenConnection();
        foreach (var unit in new ReferenceSets(connection).TestUnits().All.Where(unit => unit.District == District))
            names[unit.Code] = unit.Name;
        return names;
    }

    private async Task ReadRows(Target planned, DateTimeOffset at, Caller caller, CancellationToken cancel)
    {
        if (planned.Counter is null)
            return;
        var rows = await new AskCountedRows(District!, planned.Code, Year, at, Cell.Site, Cell.Street, Cell.Period, Passed, Given(Cursor), Unit: Cell.Unit, County: Cell.County).Handle(database, caller, cancel);
        Refused ??= rows.Refusal;
        Rows = rows.Succeeded ? rows.Value : null;
        if (planned.Measure == Measure.Coverage)
            Covered = (await new AskCoverage(District!, planned.Code, Year, at).Handle(database, caller, cancel)).Value;
    }

    private async Task<IActionResult> Refuse(string target, Refusal refusal, CancellationToken cancel)
    {
        (Refused, Response.StatusCode) = (refusal, Problems.Status(refusal.Kind));
        return await OnGet(target, cancel);
    }

    private static IEnumerable<QuotaProgress> SelfAndParts(QuotaProgress figure) => figure.Parts.SelectMany(SelfAndParts).Prepend(figure);
}
