using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary><c>lims quotas</c>: every target of a district's plan and how far it is.</summary>
public static class QuotasCommand
{
    public static Command Create()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var year = new Option<int?>("--year") { Description = "The plan's year (default: that of --as-of).", HelpName = "Y" };
        return new Command("quotas", "Shows every target of a district's plan and how far it is.") { district, year }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                if (opened.Refusal is { } refusal)
                    return run.Refuse(refusal);
                var asked = await new AskQuotas(run.Value(district)!, run.Value(year), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel);
                if (asked.Refusal is { } no)
                    return run.Refuse(no);
                return run.Answer(QuotasDocument.Of(asked.Value), (output, _) => Write(output, asked.Value));
            });
    }

    private static void Write(TextWriter output, DistrictQuotas quotas)
    {
        output.WriteLine($"{quotas.District.Name} {quotas.Year} 年  数据截至 {quotas.AsOf:yyyy-MM-dd HH:mm:ss}");
        foreach (var target in quotas.Targets)
            Write(output, target, "");
    }

    private static void Write(TextWriter output, QuotaProgress target, string indent)
    {
        output.WriteLine($"{indent}{QuotaText.Status(target.Status)}  {target.Code}  {target.Title}：{QuotaText.Figure(target)}");
        foreach (var note in target.Notes)
            output.WriteLine($"{indent}      {note.Message}");
        foreach (var part in target.Parts)
            Write(output, part, indent + "    ");
    }
}
