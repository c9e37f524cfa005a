using System.CommandLine;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary><c>lims enter --org LAB --by NAME FILE</c>: entry at the bench, the rows of the API's body, each answered by itself.</summary>
public static class EnterCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON as the API takes it: {\"rows\": [{\"sampleNo\", \"testItem\", \"result\", \"testedOn\", …}]}." };
        var laboratory = new Option<string>("--org") { Description = "Code of the laboratory.", HelpName = "CODE", Required = true };
        var by = new Option<string>("--by") { Description = "Who enters them.", HelpName = "NAME", Required = true };
        return new Command("enter", "Enters results at the bench into the drafts of their samples' reports (lims import is the other way: no draft, no signatures).") { file, laboratory, by }.Runs(async (run, cancel) =>
        {
            var rows = Rows(run.Value(file)!);
            if (rows.Refusal is { } unread)
                return run.Refuse(unread);
            var opened = run.OpenDatabaseToWrite();
            return opened.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(await new EnterResults(run.Value(laboratory), rows.Value).Handle(opened.Value, Caller.CommandLine with { Name = run.Value(by)! }, DateTimeOffset.UtcNow, cancel), Write);
        });
    }

    private static Outcome<JsonElement[]> Rows(string file)
    {
        try
        {
            using var body = JsonDocument.Parse(File.ReadAllBytes(file));
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array
                ? rows.EnumerateArray().Select(row => row.Clone()).ToArray()
                : NotRows(file, "没有 rows 列表");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return NotRows(file, fault.Message);
        }
    }

    private static Refusal NotRows(string file, string why) => new("wrong-usage", $"不能读取 {file}（{why}）；应为 {{\"rows\": [{{…}}]}}。", RefusalKind.Invalid);

    private static void Write(TextWriter output, EntryReceipt receipt)
    {
        foreach (var row in receipt.Rows)
        {
            output.WriteLine($"第 {row.Index + 1} 条\t{row.Status switch { "accepted" => "已录入", "duplicate" => "已有相同结果", _ => "未接收" }}\t{row.SampleNo}\t{row.TestItem}\t{row.Result}\t{row.Limit}\t{row.Report}{(row.Warnings.Count == 0 ? "" : $"\t{string.Join(' ', row.Warnings)}")}");
            foreach (var fault in row.Faults)
                output.WriteLine($"  {fault.Message}");
        }
        output.WriteLine($"已录入 {receipt.Accepted} 条，相同 {receipt.Duplicate} 条，未接收 {receipt.Refused} 条");
    }
}
