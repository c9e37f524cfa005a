namespace FoodSafety.Lims.Web.Reference;

/// <summary>A word that many rows share (food, item, method, unit, …), stored once so that rows carry a small number.</summary>
public sealed class Term
{
    public int Id { get; set; }

    public required string Text { get; set; }
}
