using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>授权签字人 of an accreditation.</summary>
/// <param name="Name">As the person signs in.</param>
/// <param name="Items">The test items they may sign for; empty = all of the scope.</param>
public sealed record AuthorisedSignatory(string Name, ImmutableArray<string> Items);
