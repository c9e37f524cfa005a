namespace FoodSafety.Lims.Web.Daily;

/// <summary>Campaigns and events of a district and period with what was done under their tags.</summary>
public sealed record CampaignTallies(string District, string Period, DateOnly From, DateOnly To, IReadOnlyList<CampaignTallies.Item> Items)
{
    /// <summary>What bears a tag.</summary>
    /// <param name="Batches">快检批次 with an outcome.</param>
    /// <param name="Positive">Of them, those with a positive.</param>
    /// <param name="Samples">抽检样品 that were not voided.</param>
    /// <param name="NonCompliant">Of them 不合格 and not overturned; 问题样品 of risk monitoring are none.</param>
    public sealed record Tally(int Batches, int Positive, int Samples, int NonCompliant)
    {
        public bool IsEmpty => Batches == 0 && Samples == 0;
    }

    /// <summary>One time it was or is to be held.</summary>
    /// <param name="State">held | missed | running | coming</param>
    /// <param name="IsHoliday">A day on which offices do not work.</param>
    public sealed record Occurrence(DateOnly From, DateOnly To, Tally Tally, string State, bool IsHoliday);

    /// <summary>Nominations (你点我检) that came in within the period.</summary>
    public sealed record Nominated(int Received, int Closed, int Declined);

    /// <param name="Code">The mechanism's code in the plan; of an event its number.</param>
    /// <param name="Kind">plan | event</param>
    /// <param name="From">First day counted: of an event its own, within the period.</param>
    /// <param name="Missed">Occurrences that are over and without any record.</param>
    /// <param name="Nominations">Null for what takes none.</param>
    public sealed record Item(
        string Code, string Kind, string Tag, string Title, DateOnly From, DateOnly To, Tally Tally, IReadOnlyList<Occurrence> Occurrences, IReadOnlyList<DateOnly> Missed, Nominated? Nominations);
}
