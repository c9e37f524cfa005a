namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>Something that must hold of every file did not hold of this one.</summary>
internal sealed class BrokenPropertyException(string message) : Exception(message);
