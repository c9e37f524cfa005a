namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One sample in a laboratory: when it came and when its report went out.</summary>
/// <param name="Number">What the asking person calls the sample: its number, or its blind code.</param>
/// <param name="Laboratory">Code.</param>
/// <param name="IsGreen">Whether it was granted the green channel (绿色通道).</param>
/// <param name="ReceivedOn">Local day of receipt.</param>
/// <param name="IssuedOn">Local day of the first issue; null while there is none.</param>
public sealed record TurnaroundBatch(string Number, string Laboratory, bool IsGreen, DateOnly ReceivedOn, DateOnly? IssuedOn);
