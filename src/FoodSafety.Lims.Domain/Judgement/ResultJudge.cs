using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>
/// Judges a laboratory's result against a limit by 全数值比较法 (GB/T 8170: the full value, never a rounded one),
/// in exact decimals. A value equal to an inclusive bound passes.
/// </summary>
public static class ResultJudge
{
    private enum Side
    {
        Passes,
        Fails,
        Unknown,
    }

    /// <summary>The verdict, or none where value or limit do not say enough; never a guess.</summary>
    public static ResultJudgement Judge(MeasuredValue value, Limit limit)
    {
        if (value.Kind is ValueKind.Conforming or ValueKind.NonConforming)
            return new ResultJudgement(value.Kind == ValueKind.Conforming ? Verdict.Compliant : Verdict.NonCompliant);
        if (value.Kind == ValueKind.NotGiven || limit.Kind == LimitKind.NotGiven)
            return new ResultJudgement(null, JudgementNotes.NotGiven);
        return limit.Kind switch
        {
            LimitKind.Requirement => new ResultJudgement(null, JudgementNotes.Undetermined),
            LimitKind.SamplingPlan => JudgePlan(value, limit),
            _ => JudgeEach(value, limit),
        };
    }

    // Without a plan every single value must pass.
    private static ResultJudgement JudgeEach(MeasuredValue value, Limit limit)
    {
        var notes = JudgementNotes.None;
        var worst = Side.Passes;
        foreach (var item in value.Kind == ValueKind.List ? value.Items : [value])
        {
            var side = limit.Kind == LimitKind.ZeroTolerance ? AgainstZero(item) : AgainstRange(item, limit, ref notes);
            if (side == Side.Fails || (side == Side.Unknown && worst == Side.Passes))
                worst = side;
        }

        return Conclude(worst, notes);
    }

    private static ResultJudgement Conclude(Side side, JudgementNotes notes) => side switch
    {
        Side.Passes => new ResultJudgement(Verdict.Compliant, notes),
        Side.Fails => new ResultJudgement(Verdict.NonCompliant, notes),
        _ => new ResultJudgement(null, (notes & (JudgementNotes.UnitsDiffer | JudgementNotes.NotGiven)) == 0 ? notes | JudgementNotes.Undetermined : notes),
    };

    private static Side AgainstZero(MeasuredValue value) => value.Kind switch
    {
        ValueKind.NotDetected or ValueKind.LessThan => Side.Passes,
        ValueKind.Exact => value.Amount > 0 ? Side.Fails : Side.Passes,
        ValueKind.Detected or ValueKind.GreaterThan => Side.Fails,
        _ => Side.Unknown,
    };

    private static Side AgainstRange(MeasuredValue value, Limit limit, ref JudgementNotes notes)
    {
        var upper = limit.Maximum is { } maximum ? AgainstMaximum(value, maximum, limit, ref notes) : Side.Passes;
        if ((notes & JudgementNotes.UnitsDiffer) != 0)
            return Side.Unknown;
        var lower = limit.Minimum is { } minimum ? AgainstMinimum(value, minimum, limit, ref notes) : Side.Passes;
        if (upper == Side.Fails || lower == Side.Fails)
            return Side.Fails;
        return upper == Side.Unknown || lower == Side.Unknown ? Side.Unknown : Side.Passes;
    }

    private static Side AgainstMaximum(MeasuredValue value, decimal maximum, Limit limit, ref JudgementNotes notes)
    {
        switch (value.Kind)
        {
            case ValueKind.NotDetected:
                NoteCapability(value, maximum, limit, ref notes);
                return Side.Passes;
            case ValueKind.Detected:
                return maximum == 0 ? Side.Fails : Side.Unknown;
            case ValueKind.NotGiven:
                notes |= JudgementNotes.NotGiven;
                return Side.Unknown;
        }

        if (Compare(value.Amount, value.Unit, maximum, limit.Unit, ref notes) is not { } order)
            return Side.Unknown;
        switch (value.Kind)
        {
            case ValueKind.LessThan:
                // "<0.05" against ≤0.02 is what the laboratory can say: it passes with a warning, like "not detected".
                if (order > 0)
                    notes |= JudgementNotes.LoqAboveLimit;
                return order == 0 && value.IncludesBound && !limit.IncludesMaximum ? Side.Unknown : Side.Passes;
            case ValueKind.GreaterThan:
                if (order > 0 || (order == 0 && !(value.IncludesBound && limit.IncludesMaximum)))
                    return Side.Fails;
                return Side.Unknown;
            default:
                return order < 0 || (order == 0 && limit.IncludesMaximum) ? Side.Passes : Side.Fails;
        }
    }

    private static Side AgainstMinimum(MeasuredValue value, decimal minimum, Limit limit, ref JudgementNotes notes)
    {
        switch (value.Kind)
        {
            case ValueKind.NotDetected:
                // What must be there and was not found is missing.
                return minimum > 0 || !limit.IncludesMinimum ? Side.Fails : Side.Passes;
            case ValueKind.Detected:
                return minimum <= 0 ? Side.Passes : Side.Unknown;
            case ValueKind.NotGiven:
                notes |= JudgementNotes.NotGiven;
                return Side.Unknown;
        }

        if (Compare(value.Amount, value.Unit, minimum, limit.Unit, ref notes) is not { } order)
            return Side.Unknown;
        switch (value.Kind)
        {
            case ValueKind.LessThan:
                if (order < 0 || (order == 0 && !(value.IncludesBound && limit.IncludesMinimum)))
                    return Side.Fails;
                return minimum <= 0 ? Side.Passes : Side.Unknown;
            case ValueKind.GreaterThan:
                return order > 0 || (order == 0 && (!value.IncludesBound || limit.IncludesMinimum)) ? Side.Passes : Side.Unknown;
            default:
                return order > 0 || (order == 0 && limit.IncludesMinimum) ? Side.Passes : Side.Fails;
        }
    }

    private static ResultJudgement JudgePlan(MeasuredValue value, Limit limit)
    {
        var plan = limit.Plan!.Value;
        var items = value.Kind == ValueKind.List ? value.Items : [value];
        var notes = items.Length == plan.SampleCount ? JudgementNotes.None : JudgementNotes.PlanCountDiffers;
        var upper = plan.UpperLimit is { } highest ? Limit.AtMost(highest, limit.Unit, "M") : null;
        var lower = Limit.AtMost(plan.LowerLimit, limit.Unit, "m");
        int above = 0, maybeAbove = 0, beyond = 0, maybeBeyond = 0;
        foreach (var item in items)
        {
            var ofLower = AgainstRange(item, lower, ref notes);
            var ofUpper = upper is null ? Side.Passes : AgainstRange(item, upper, ref notes);
            above += ofLower == Side.Fails ? 1 : 0;
            maybeAbove += ofLower == Side.Unknown ? 1 : 0;
            beyond += ofUpper == Side.Fails ? 1 : 0;
            maybeBeyond += ofUpper == Side.Unknown ? 1 : 0;
        }

        if ((notes & JudgementNotes.UnitsDiffer) != 0)
            return Conclude(Side.Unknown, notes);
        if (beyond > 0 || above > plan.AcceptedCount)
            return Conclude(Side.Fails, notes);
        var missing = Math.Max(0, plan.SampleCount - items.Length);
        var settled = maybeBeyond == 0 && above + maybeAbove <= plan.AcceptedCount && missing == 0;
        return Conclude(settled ? Side.Passes : Side.Unknown, notes);
    }

    private static void NoteCapability(MeasuredValue value, decimal maximum, Limit limit, ref JudgementNotes notes)
    {
        foreach (var known in (ReadOnlySpan<Quantity?>)[value.QuantitationLimit, value.DetectionLimit])
        {
            if (known is not { } bound)
                continue;
            var ignored = JudgementNotes.None;
            var unit = bound.Unit.IsGiven ? bound.Unit : value.Unit;
            if (Compare(bound.Amount, unit, maximum, limit.Unit, ref ignored) > 0)
                notes |= JudgementNotes.LoqAboveLimit;
        }
    }

    private static int? Compare(decimal value, MeasurementUnit unit, decimal bound, MeasurementUnit boundUnit, ref JudgementNotes notes)
    {
        if (unit.IsGiven != boundUnit.IsGiven)
        {
            // Nought is nought in every unit.
            if (value != 0 && bound != 0)
                notes |= JudgementNotes.UnitAssumed;
        }
        else if (!unit.ConvertsTo(boundUnit))
        {
            notes |= JudgementNotes.UnitsDiffer;
            return null;
        }

        return MeasurementUnit.Compare(value, unit, bound, boundUnit);
    }
}
