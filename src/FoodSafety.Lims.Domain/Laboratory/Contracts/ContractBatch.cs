namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One sample as a batch of a contract.</summary>
/// <param name="SampleNo">抽样单编号.</param>
/// <param name="IssuedOn">Local day of its first report; null while there is none.</param>
/// <param name="PurchaseCost">买样费 that the laboratory or the sampler laid out, in 分.</param>
/// <param name="IsLate">Its report was issued after the last day in time.</param>
/// <param name="WasReturned">The office returned its report.</param>
/// <param name="WasOverturned">The re-examination (复检) came to another verdict than the initial one.</param>
public sealed record ContractBatch(string SampleNo, DateOnly? IssuedOn, long PurchaseCost, bool IsLate, bool WasReturned, bool WasOverturned);
