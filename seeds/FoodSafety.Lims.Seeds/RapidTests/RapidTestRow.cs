using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Seeds.RapidTests;

/// <summary>One row before it is written: indices into the word lists, minutes of the day, tenths of a percent.</summary>
internal readonly record struct RapidTestRow(
    long SampleIndex,
    int Day,
    int Minute,
    int Market,
    int SerialNumber,
    int Shelf,
    int Food,
    int Item,
    RapidOutcome Outcome,
    int ReadingTenths)
{
    public const int NoReading = -1;

    public bool HasReading => ReadingTenths != NoReading;
}
