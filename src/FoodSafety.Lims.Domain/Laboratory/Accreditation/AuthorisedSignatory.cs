using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>授权签字人 of an accreditation.</summary>
/// <param name="Name">As the person signs in.</param>
/// <param name="Items">The test items they may sign for; empty = the whole scope of this certificate.</param>
public sealed record AuthorisedSignatory(string Name, ImmutableArray<string> Items);
