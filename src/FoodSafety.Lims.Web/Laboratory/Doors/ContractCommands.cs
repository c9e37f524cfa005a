using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary><c>lims contracts</c>, <c>lims settlement CONTRACT --month M [--settle --by NAME]</c>, <c>lims purchase NUMBER</c>.</summary>
public static class ContractCommands
{
    public static Command Contracts()
    {
        var district = new Option<string?>("--district") { Description = "Only this district's.", HelpName = "CODE" };
        return new Command("contracts", "Contracts with laboratories: batches contracted, used and left, and the assessment with its parts.") { district }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            return opened.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(await new ListContracts(run.Value(district), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), Write);
        });
    }

    public static Command Settlement()
    {
        var contract = new Argument<string>("CONTRACT") { Description = "Code of the contract." };
        var month = new Option<string>("--month") { Description = "E.g. 2023-09.", HelpName = "MONTH", Required = true };
        var settle = new Option<bool>("--settle") { Description = "Settles the month: it stays as it is, and what changes later is an adjustment of a later month." };
        var payable = new Option<long?>("--payable") { Description = "The sum that was looked at; refused when it is another now.", HelpName = "FEN" };
        var by = new Option<string?>("--by") { Description = "Who settles it.", HelpName = "NAME" };
        return new Command("settlement", "A month's settlement of a contract: price, purchase costs, deductions, adjustments.") { contract, month, settle, payable, by }.Runs(async (run, cancel) =>
        {
            var settles = run.Value(settle);
            if (settles != run.Value(by) is not null || (!settles && run.Value(payable) is not null))
                return run.Refuse(new Refusal("wrong-usage", "--settle 须与 --by 同用，--payable 只与 --settle 同用。", RefusalKind.Invalid));
            var opened = settles ? run.OpenDatabaseToWrite() : run.OpenDatabase();
            if (opened.Refusal is { } refusal)
                return run.Refuse(refusal);
            return run.Answer(settles
                ? await new SettleMonth(run.Value(contract)!, run.Value(month), run.Value(payable))
                    .Handle(opened.Value, Caller.CommandLine with { Name = run.Value(by)! }, DateTimeOffset.UtcNow, cancel)
                : await new ReadSettlement(run.Value(contract)!, run.Value(month), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), Write);
        });
    }

    public static Command Purchase()
    {
        var number = new Argument<string>("NUMBER") { Description = "Any number of the sample." };
        var cost = new Option<long>("--cost") { Description = "What it cost, in 分.", HelpName = "FEN", Required = true };
        var receipt = new Option<string>("--receipt") { Description = "Number of the invoice or receipt.", HelpName = "NUMBER", Required = true };
        var version = new Option<int?>("--version") { Description = "The version looked at, 0 where nothing was recorded; refused when it is another now.", HelpName = "N" };
        var by = new Option<string>("--by") { Description = "Who records it.", HelpName = "NAME", Required = true };
        return new Command("purchase", "Records what a sample cost (买样费).") { number, cost, receipt, version, by }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabaseToWrite();
            return opened.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(
                    await new RecordPurchase(run.Value(number)!, run.Value(cost), run.Value(receipt), run.Value(version))
                        .Handle(opened.Value, Caller.CommandLine with { Name = run.Value(by)! }, DateTimeOffset.UtcNow, cancel),
                    (output, purchase) => output.WriteLine(FormattableString.Invariant($"买样费 {ContractWords.Yuan(purchase.Cost)} 元（{purchase.Receipt}），第 {purchase.Version} 版")));
        });
    }

    private static void Write(TextWriter output, ContractList list)
    {
        foreach (var line in list.Items)
        {
            output.WriteLine($"{line.Contract.Code}\t{line.Contract.Lot}\t{line.Contract.Laboratory}\t合同 {line.Contract.Batches} 批次\t已用 {line.Used}\t{(line.Over > 0 ? $"超出 {line.Over} 批" : $"剩余 {line.Left}")}\t已报告 {line.Reported}\t逾期 {line.Late}\t退回 {line.Returned}\t推翻 {line.Overturned}");
            output.WriteLine(line.Assessment.Score is { } score
                ? FormattableString.Invariant($"  考核 {score} 分：{string.Join("；", line.Assessment.Parts.Select(part => FormattableString.Invariant($"{ContractWords.Name(part.What)} {part.Good}/{part.Of} × {part.Weight} = {part.Points}")))}")
                : "  考核：尚无报告，或没有生效的权重");
        }
        output.WriteLine($"共 {list.Items.Count} 份合同");
    }

    private static void Write(TextWriter output, Settlement settlement)
    {
        foreach (var line in settlement.Lines)
            output.WriteLine(FormattableString.Invariant($"{line.SampleNo}\t{line.IssuedOn:yyyy-MM-dd}\t检验费 {ContractWords.Yuan(line.Fee)}\t买样费 {ContractWords.Yuan(line.PurchaseCost)}\t扣款 {ContractWords.Yuan(line.Deducted)}\t{string.Join("；", line.Deductions.Select(one => $"{ContractWords.Name(one.Reason)} {one.PerMille}‰（{ContractWords.Certainty(one.Certainty)}）"))}"));
        foreach (var change in settlement.Adjustments)
            output.WriteLine(FormattableString.Invariant($"调整\t{change.SampleNo}\t{change.Of:yyyy-MM}\t检验费 {ContractWords.Yuan(change.Fee)}\t买样费 {ContractWords.Yuan(change.PurchaseCost)}\t扣款 {ContractWords.Yuan(change.Deducted)}"));
        if (settlement.SettledAt is { } at)
            output.WriteLine(FormattableString.Invariant($"已由 {settlement.SettledBy} 于 {at:yyyy-MM-dd HH:mm:ss} 结算"));
        output.WriteLine(FormattableString.Invariant($"{settlement.Contract.Code} {settlement.Month:yyyy-MM}：{settlement.Lines.Length} 批次，调整 {settlement.Adjustments.Length} 项，合计检验费 {ContractWords.Yuan(settlement.Total.Fee)} 元，买样费 {ContractWords.Yuan(settlement.Total.PurchaseCost)} 元，扣款 {ContractWords.Yuan(settlement.Total.Deducted)} 元，应付 {ContractWords.Yuan(settlement.Payable)} 元"));
        if (settlement.Payable < 0)
            output.WriteLine("应付为负：以前月份调减的多于本月的费用，差额由检验机构退还。");
    }
}
