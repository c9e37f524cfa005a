using System.CommandLine;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary><c>lims contracts</c> and <c>lims settlement CONTRACT --month M</c>.</summary>
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
        return new Command("settlement", "A month's settlement of a contract: price, purchase costs, deductions.") { contract, month }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            return opened.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(await new ReadSettlement(run.Value(contract)!, run.Value(month), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), Write);
        });
    }

    private static void Write(TextWriter output, ContractList list)
    {
        foreach (var line in list.Items)
        {
            output.WriteLine($"{line.Contract.Code}\t{line.Contract.Lot}\t{line.Contract.Laboratory}\t合同 {line.Contract.Batches} 批次\t已用 {line.Used}\t剩余 {line.Left}\t已报告 {line.Reported}\t逾期 {line.Late}\t退回 {line.Returned}\t推翻 {line.Overturned}");
            output.WriteLine(line.Assessment.Score is { } score
                ? FormattableString.Invariant($"  考核 {score} 分：{string.Join("；", line.Assessment.Parts.Select(part => FormattableString.Invariant($"{ContractWords.Name(part.What)} {part.Good}/{part.Of} × {part.Weight} = {part.Points}")))}")
                : "  考核：尚无报告，或没有生效的权重");
        }
        output.WriteLine($"共 {list.Items.Count} 份合同");
    }

    private static void Write(TextWriter output, Settlement settlement)
    {
        foreach (var line in settlement.Lines)
            output.WriteLine(FormattableString.Invariant($"{line.SampleNo}\t{line.IssuedOn:yyyy-MM-dd}\t检验费 {ContractWords.Yuan(line.Fee)}\t买样费 {ContractWords.Yuan(line.PurchaseCost)}\t扣款 {ContractWords.Yuan(line.Deducted)}\t{string.Join("；", line.Deductions.Select(one => $"{ContractWords.Name(one.Reason)} {one.PerMille}‰（{one.Certainty}）"))}"));
        output.WriteLine(FormattableString.Invariant($"{settlement.Contract.Code} {settlement.Month:yyyy-MM}：{settlement.Lines.Length} 批次，检验费 {ContractWords.Yuan(settlement.Fee)} 元，买样费 {ContractWords.Yuan(settlement.PurchaseCost)} 元，扣款 {ContractWords.Yuan(settlement.Deducted)} 元，应付 {ContractWords.Yuan(settlement.Payable)} 元"));
    }
}
