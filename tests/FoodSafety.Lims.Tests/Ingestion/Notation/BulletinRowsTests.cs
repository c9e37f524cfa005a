using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>
/// 397 rows of real bulletins (Data/README.md). What is read of each is kept in Data/bulletin-readings.txt, gone through by eye
/// when it was made; after a wanted change run this test once with LIMS_REFRESH=1 and go through the difference.
/// </summary>
[TestFixture]
public sealed class BulletinRowsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/FoodSafety.Lims.Tests/Ingestion/Notation/Data");

    /// <summary>Why each of these two may not be read: which is the re-examination, and what 1.3×103 is, would be guesses.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["初检结果：吡唑醚菌酯║0.066mg/kg║≤0.05mg/kg\n初检结果：吡唑醚菌酯║0.067mg/kg║≤0.05mg/kg"] = "写了两次",
        ["菌落总数║1.3×103；6.8×104；3.4×104；2.4×105；1.2×104CFU/g║n=5，c=2，m=10000，M=100000CFU/g"] = "没有上标",
    };

    internal static List<(string Id, string Failures, string Produced)> Rows()
    {
        var rows = Split(File.ReadAllText(Path.Combine(Folder, "noncompliant_bulletin_sample.csv")).TrimStart('\uFEFF'));
        var (id, failures, produced) = (rows[0].IndexOf("id"), rows[0].IndexOf("fail_raw"), rows[0].IndexOf("prod_date"));
        return [.. rows.Skip(1).Select(row => (row[id], row[failures], row[produced]))];
    }

    private static List<List<string>> Split(string csv)
    {
        List<List<string>> rows = [[]];
        var field = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < csv.Length; index++)
        {
            switch (csv[index])
            {
                case '"' when quoted && index + 1 < csv.Length && csv[index + 1] == '"':
                    field.Append(csv[++index]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' or '\n' when !quoted:
                    rows[^1].Add(field.ToString());
                    field.Clear();
                    if (csv[index] == '\n' && index + 1 < csv.Length)
                        rows.Add([]);
                    break;
                case '\r' when !quoted:
                    break;
                default:
                    field.Append(csv[index]);
                    break;
            }
        }

        return rows;
    }

    [Test]
    public void All_but_two_named_rows_are_understood()
    {
        var rows = Rows();
        var refused = rows.Where(row => FailureNotation.Parse(row.Failures).Value is null).Select(row => row.Failures).ToList();

        Assert.That(rows, Has.Count.EqualTo(397));
        Assert.That(refused, Is.EquivalentTo(Refused.Keys));
        foreach (var (cell, why) in Refused)
            Assert.That(FailureNotation.Parse(cell).Fault!.Message, Does.Contain(why));
    }

    // The bulletin says that each is non-compliant: a verdict of compliant would be the sign of a wrong reading.
    [Test]
    public void Every_understood_result_is_judged_as_the_bulletin_says()
    {
        var others = Rows()
            .Select(row => FailureNotation.Parse(row.Failures).Value)
            .OfType<FailureCell>()
            .SelectMany(cell => cell.Items)
            .Select(item => (item, judgement: ResultJudge.Judge(item.Value, item.Limit)))
            .Where(pair => pair.judgement.Verdict != Verdict.NonCompliant)
            .Select(pair => $"{pair.item.Name}║{pair.item.Value.Text}║{pair.item.Limit.Text} {pair.judgement.Verdict}{pair.judgement.Notes}");

        // The bulletin lost the number of these limits ("≤/"): there is nothing to judge by.
        Assert.That(others, Is.EquivalentTo(new[]
        {
            "总氮(以N计)║2.81g/100g║≤/g/100g NotGiven",
            "氨基酸态氮║0.50g/100mL║≤/g/100mL NotGiven",
            "全氮(以氮计)║0.86g/100mL║≤/g/100mL NotGiven",
        }));
    }

    [Test]
    public void Each_row_is_read_as_it_was_when_gone_through_by_eye()
    {
        var path = Path.Combine(Folder, "bulletin-readings.txt");
        var readings = string.Join('\n', Rows().Select(row => $"{row.Id}: {Describe(row.Failures)}")) + "\n";
        if (Environment.GetEnvironmentVariable("LIMS_REFRESH") == "1")
            File.WriteAllText(path, readings);

        Assert.That(readings, Is.EqualTo(File.ReadAllText(path)));
    }

    [Test]
    public void Every_production_date_is_read()
    {
        var unread = Rows().Where(row => DateNotation.Parse(row.Produced) is null).Select(row => row.Produced);

        Assert.That(unread, Is.Empty);
    }

    internal static string Describe(string cell) => FailureNotation.Parse(cell).TryGet(out var read, out var fault)
        ? string.Join("; ", read.Items.Select(item => $"{(item.Phase == ResultPhase.Recheck ? "recheck " : "")}{item.Name} | {Describe(item.Value)} | {Describe(item.Limit)}"))
        : $"{fault.Code} {fault.Piece.ReplaceLineEndings(" ")}";

    private static string Describe(MeasuredValue value) => value.Kind switch
    {
        ValueKind.List => $"[{string.Join(", ", value.Items.Select(Describe))}]",
        ValueKind.Exact => $"{value.Amount.ToString(CultureInfo.InvariantCulture)} {value.Unit}".TrimEnd(),
        ValueKind.LessThan or ValueKind.GreaterThan => $"{value.Kind} {value.Amount.ToString(CultureInfo.InvariantCulture)} {value.Unit}".TrimEnd(),
        _ => $"{value.Kind} {value.Unit}".TrimEnd() + (value.QuantitationLimit is { } loq ? $" (LOQ {loq.Amount} {loq.Unit})" : ""),
    };

    private static string Describe(Limit limit) => (limit.Kind switch
    {
        LimitKind.Range => $"{(limit.Minimum is { } low ? $"{(limit.IncludesMinimum ? "≥" : ">")}{low} " : "")}{(limit.Maximum is { } high ? $"{(limit.IncludesMaximum ? "≤" : "<")}{high} " : "")}{limit.Unit}",
        LimitKind.SamplingPlan => $"n={limit.Plan!.Value.SampleCount} c={limit.Plan.Value.AcceptedCount} m={limit.Plan.Value.LowerLimit} M={limit.Plan.Value.UpperLimit} {limit.Unit}",
        _ => $"{limit.Kind} {limit.Unit}",
    }).TrimEnd();
}
