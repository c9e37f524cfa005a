using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Reference;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>What <see cref="AskQuotas"/> answers.</summary>
/// <param name="Years">All years the district has a plan for.</param>
/// <param name="Targets">In the order of the plan's targets.</param>
public sealed record DistrictQuotas(District District, int Year, DateTimeOffset AsOf, ImmutableArray<int> Years, ImmutableArray<QuotaProgress> Targets, Plan Plan);
