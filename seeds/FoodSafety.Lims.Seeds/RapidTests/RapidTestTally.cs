using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Seeds.RapidTests;

/// <summary>Counts a rapid-test file from its schedule, without reading it: what its receipt must say.</summary>
internal static class RapidTestTally
{
    public static FileTally Count(RapidTestFileOptions options, RapidTestSchedule schedule)
    {
        var tally = new FileTally { Rows = options.Rows };
        long sample = -1;
        bool isBatch = false, isPositive = false;
        for (long index = 0; index < options.Rows; index++)
        {
            var row = schedule[index];
            if (row.SampleIndex != sample)
            {
                CloseSample(tally, isBatch, isPositive);
                (sample, isBatch, isPositive) = (row.SampleIndex, false, false);
            }

            var outcome = Judge(tally, RapidTestFile.FlawOf(options, index), row);
            isBatch |= outcome is { } valid && valid != RapidOutcome.Invalid;
            isPositive |= outcome == RapidOutcome.Positive;
        }

        CloseSample(tally, isBatch, isPositive);
        return tally;
    }

    private static void CloseSample(FileTally tally, bool isBatch, bool isPositive)
    {
        tally.Batches += isBatch ? 1 : 0;
        tally.PositiveCases += isPositive ? 1 : 0;
    }

    /// <summary>The outcome the row adds to its own sample; null when it adds none.</summary>
    private static RapidOutcome? Judge(FileTally tally, RowFlaw flaw, in RapidTestRow row)
    {
        switch (flaw)
        {
            case RowFlaw.VerdictDiffers when row.HasReading:
                tally.Warn("verdict-differs");
                return Accept(tally, RapidOutcome.Positive);
            case RowFlaw.None or RowFlaw.VerdictDiffers:
                return Accept(tally, row.Outcome);
            case RowFlaw.Repeat:
                Accept(tally, RapidOutcome.Negative);
                return null;
            case RowFlaw.Duplicate:
                tally.Duplicate++;
                return null;
            case RowFlaw.Blank:
                tally.Blank++;
                return null;
            default:
                tally.Refuse(CodeOf(flaw), flaw == RowFlaw.MissingFoodAndItem ? 2 : 1);
                return null;
        }
    }

    private static RapidOutcome Accept(FileTally tally, RapidOutcome outcome)
    {
        tally.Accepted++;
        _ = outcome switch
        {
            RapidOutcome.Negative => tally.Negative++,
            RapidOutcome.Positive => tally.Positive++,
            RapidOutcome.Suspect => tally.Suspect++,
            _ => tally.Invalid++,
        };
        return outcome;
    }

    private static string CodeOf(RowFlaw flaw) => flaw switch
    {
        RowFlaw.Conflict => "conflicts-with-stored",
        RowFlaw.RepeatWithoutTime => "repeat-needs-time",
        RowFlaw.MissingSampleNo or RowFlaw.MissingFoodAndItem => "missing",
        RowFlaw.NotADate => "not-a-date",
        RowFlaw.InTheFuture => "in-the-future",
        RowFlaw.NotANumber => "not-a-number",
        RowFlaw.UnknownOutcome => "unknown-outcome",
        RowFlaw.UnknownMarket => "unknown-market",
        RowFlaw.TooLong => "too-long",
        RowFlaw.OutOfRange => "out-of-range",
        RowFlaw.UnitUnknown => "unit-unknown",
        RowFlaw.NumberLost => "number-lost-by-spreadsheet",
        RowFlaw.BareCode => "bare-code-needs-profile",
        _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw, "is not refused"),
    };
}
