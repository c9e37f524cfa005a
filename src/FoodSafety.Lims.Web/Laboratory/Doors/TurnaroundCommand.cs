using System.CommandLine;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary><c>lims turnaround</c>: how long laboratories take, and what is late.</summary>
public static class TurnaroundCommand
{
    public static Command Create()
    {
        var district = new Option<string?>("--district") { Description = "Only this district's samples.", HelpName = "CODE" };
        var laboratory = new Option<string?>("--org") { Description = "Only this laboratory's.", HelpName = "CODE" };
        var year = new Option<int?>("--year") { Description = "Year of sampling (default: that of --as-of).", HelpName = "Y" };
        return new Command("turnaround", "P50 and P90 in working days per laboratory and month, the green channel apart, and the late list.") { district, laboratory, year }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            return opened.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(await new ReadTurnaround(run.Value(district), run.Value(laboratory), run.Value(year), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), Write);
        });
    }

    private static void Write(TextWriter output, TurnaroundAnswer answer)
    {
        foreach (var month in answer.Months)
            output.WriteLine(FormattableString.Invariant($"{month.Laboratory}\t{month.Month:yyyy-MM}\t{(month.IsGreen ? "绿色通道" : "一般")}\t签发 {month.Issued}\t逾期 {month.Late}\tP50 {month.P50}\tP90 {month.P90}（工作日）"));
        foreach (var late in answer.Late)
            output.WriteLine(FormattableString.Invariant($"逾期\t{late.Number}\t{late.Laboratory}\t{(late.GreenChannel ? "绿色通道" : "")}\t收样 {late.ReceivedOn:yyyy-MM-dd}\t应于 {late.DueOn:yyyy-MM-dd} 前\t{(late.IssuedOn is { } issued ? FormattableString.Invariant($"签发 {issued:yyyy-MM-dd}") : "尚未签发")}"));
        foreach (var late in answer.UrgentLate)
            output.WriteLine(FormattableString.Invariant($"限时逾期\t{late.Number}\t{late.Laboratory}\t{late.Report}\t确认 {late.ConfirmedAt:yyyy-MM-dd HH:mm}\t应于 {late.DueAt:yyyy-MM-dd HH:mm} 前\t{(late.IssuedAt is { } issued ? FormattableString.Invariant($"签发 {issued:yyyy-MM-dd HH:mm}") : "尚未签发")}"));
        if (answer.HolidaysUnknown)
            output.WriteLine("注意：部分期间的节假日未登记，工作日按周末推算。");
    }
}
