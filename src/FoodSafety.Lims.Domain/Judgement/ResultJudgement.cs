using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>What a value is worth against a limit.</summary>
/// <param name="Verdict">The verdict, or null when nothing can be judged; the notes say why.</param>
/// <param name="Notes">What to know beside it.</param>
public readonly record struct ResultJudgement(Verdict? Verdict, JudgementNotes Notes = JudgementNotes.None);
