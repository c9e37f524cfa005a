namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>One thing in the way of an undo, by name.</summary>
/// <param name="Code">Of <see cref="UndoReason.All"/>.</param>
/// <param name="Subject">The case, report or upload.</param>
/// <param name="Message">A sentence for people: what, who, when, what to do.</param>
/// <param name="Overridable">Whether a recorded reason sets it aside.</param>
public sealed record Obstacle(string Code, string Subject, string Message, bool Overridable);
