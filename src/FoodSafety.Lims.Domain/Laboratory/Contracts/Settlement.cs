using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>
/// 月结算表 of a contract: the batches whose first report was issued in the month, at the contract's price, with what the samples cost, less
/// deductions by the rules of the day of issue. All money is whole 分.
/// </summary>
/// <param name="Contract">The contract.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Lines">One a batch, in the order of issue and number.</param>
public sealed record Settlement(LaboratoryContract Contract, DateOnly Month, ImmutableArray<Settlement.Line> Lines)
{
    private const long WholePrice = 1000;

    /// <summary>检验费 of all lines.</summary>
    public long Fee => Lines.Sum(line => line.Fee);

    /// <summary>买样费 of all lines.</summary>
    public long PurchaseCost => Lines.Sum(line => line.PurchaseCost);

    /// <summary>扣款 of all lines.</summary>
    public long Deducted => Lines.Sum(line => line.Deducted);

    /// <summary>应付: fees and purchase costs less deductions.</summary>
    public long Payable => Fee + PurchaseCost - Deducted;

    /// <summary>The table of a month.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="month">Any day of the month.</param>
    /// <param name="batches">All batches of the contract.</param>
    /// <param name="rules">The dated rules of deduction.</param>
    public static Settlement Of(LaboratoryContract contract, DateOnly month, IEnumerable<ContractBatch> batches, LaboratoryRules rules) => new(
        contract,
        new DateOnly(month.Year, month.Month, 1),
        [
            .. batches.Where(one => one.IssuedOn is { } on && on.Year == month.Year && on.Month == month.Month)
                .OrderBy(one => one.IssuedOn).ThenBy(one => one.SampleNo, StringComparer.Ordinal)
                .Select(one => LineOf(contract, one, one.IssuedOn!.Value, rules)),
        ]);

    private static Line LineOf(LaboratoryContract contract, ContractBatch batch, DateOnly on, LaboratoryRules rules)
    {
        var deductions = ImmutableArray.CreateBuilder<Deduction>();
        var left = contract.PricePerBatch;
        foreach (var (happened, reason) in (ReadOnlySpan<(bool, string)>)[
            (batch.IsLate, LaboratoryRules.Late), (batch.WasReturned, LaboratoryRules.Returned), (batch.WasOverturned, LaboratoryRules.Overturned)])
        {
            if (!happened || rules.Find(LaboratoryRuleKind.Deduction, reason, contract.Code, on) is not { } rule)
                continue;
            // Half a 分 and more is rounded up; a batch is never worth less than nothing.
            var amount = Math.Min(left, (contract.PricePerBatch * rule.Value!.Value + WholePrice / 2) / WholePrice);
            left -= amount;
            deductions.Add(new Deduction(reason, rule.Value.Value, amount, rule.Source, rule.Certainty));
        }
        return new Line(batch.SampleNo, on, contract.PricePerBatch, batch.PurchaseCost, deductions.ToImmutable());
    }

    /// <summary>One batch of the table; money in 分.</summary>
    /// <param name="SampleNo">抽样单编号.</param>
    /// <param name="IssuedOn">Local day of its first report.</param>
    /// <param name="Fee">检验费.</param>
    /// <param name="PurchaseCost">买样费.</param>
    /// <param name="Deductions">What is taken off, and why.</param>
    public sealed record Line(string SampleNo, DateOnly IssuedOn, long Fee, long PurchaseCost, ImmutableArray<Deduction> Deductions)
    {
        /// <summary>扣款.</summary>
        public long Deducted => Deductions.Sum(one => one.Amount);
    }

    /// <summary>One deduction.</summary>
    /// <param name="Reason">late | returned | overturned.</param>
    /// <param name="PerMille">‰ of the price, by the rule.</param>
    /// <param name="Amount">In 分, at most what was left of the price.</param>
    /// <param name="Source">The rule's.</param>
    /// <param name="Certainty">The rule's.</param>
    public sealed record Deduction(string Reason, int PerMille, long Amount, string Source, string Certainty);
}
