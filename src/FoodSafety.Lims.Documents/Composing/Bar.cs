namespace FoodSafety.Lims.Documents.Composing;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">How long it is, 0 or more, in the chart's unit.</param>
/// <param name="Caption">What is written at its end, such as "86,400 / 86,400".</param>
/// <param name="Target">A mark across it at this value, such as what a plan asks for; null for none.</param>
/// <param name="Color">Its colour; null for the chart's.</param>
public sealed record Bar(string Label, double Value, string Caption, double? Target = null, Color? Color = null);
