namespace FoodSafety.Lims.Documents;

/// <summary>Something does not fit on any page, however empty; the message says what and how large it is.</summary>
public sealed class LayoutException(string message) : Exception(message);
