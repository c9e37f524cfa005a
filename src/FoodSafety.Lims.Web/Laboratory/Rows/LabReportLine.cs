using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>
/// One entered result of a report. Nothing is overwritten: another value is another line, and the old one says when and why it was superseded.
/// </summary>
public sealed class LabReportLine
{
    /// <summary>Another value was entered.</summary>
    public const string Reentered = "reentered";

    /// <summary>The item was tested again.</summary>
    public const string Retested = "retested";

    /// <summary>A newer edition was issued.</summary>
    public const string Amended = "amended";

    /// <summary>The edition was retracted.</summary>
    public const string Retracted = "retracted";

    public long Id { get; set; }

    public long ReportId { get; set; }

    public required string TestItem { get; set; }

    /// <summary>The columns of a results file as they were entered, one JSON object.</summary>
    public required string Fields { get; set; }

    /// <summary>As written: a censored value stays what it is.</summary>
    public required string ResultText { get; set; }

    public string? UnitText { get; set; }

    /// <summary>What it was judged by: as entered, or from the table of limits.</summary>
    public string? LimitText { get; set; }

    public string? Method { get; set; }

    public DateOnly TestedOn { get; set; }

    /// <summary>What the laboratory said; null when it said nothing.</summary>
    public Verdict? ReportedVerdict { get; set; }

    /// <summary>What the value says by itself; null when nothing can be judged.</summary>
    public Verdict? JudgedVerdict { get; set; }

    /// <summary>What acts: the stricter of both.</summary>
    public Verdict Verdict { get; set; }

    public JudgementNotes Notes { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    public required string EnteredBy { get; set; }

    public DateTimeOffset? SupersededAt { get; set; }

    /// <summary>reentered | retested | amended | retracted; null while it stands.</summary>
    public string? SupersededBecause { get; set; }
}
