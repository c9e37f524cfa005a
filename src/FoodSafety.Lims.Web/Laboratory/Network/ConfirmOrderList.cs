namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>A page of a district's orders to confirm, the newest case first.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record ConfirmOrderList(string District, IReadOnlyList<ConfirmOrder> Items, string? Next);
