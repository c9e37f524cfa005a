namespace FoodSafety.Lims.Domain.Validity;

/// <summary>What validity rules may ask of a rapid test. A time that is written to the minute or the day means any instant of it, to the tester's benefit.</summary>
public readonly record struct TestFacts
{
    /// <summary>The local day of the test.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Code of the market.</summary>
    public required string Market { get; init; }

    /// <summary>First instant the written time of the test can mean.</summary>
    public required DateTimeOffset TestedFrom { get; init; }

    /// <summary>Last instant the written time of the test can mean.</summary>
    public required DateTimeOffset TestedUntil { get; init; }

    /// <summary>When this system received the record.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>First and last instant the written 录入时间 can mean; null where there is none that can be read.</summary>
    public (DateTimeOffset From, DateTimeOffset Until)? Entered { get; init; }

    /// <summary>来源 in the vocabulary's word; null where none is written.</summary>
    public string? Provenance { get; init; }

    /// <summary>场所类型.</summary>
    public string? PlaceType { get; init; }

    /// <summary>How many photos.</summary>
    public int Photos { get; init; }

    /// <summary>When a correction brought the first photo; null where the record came with it.</summary>
    public DateTimeOffset? PhotosAddedAt { get; init; }

    /// <summary>Whether one of the photos belongs to another sample that brought it first.</summary>
    public bool HasPhotoOfAnother { get; init; }

    /// <summary>设备编号.</summary>
    public string? Device { get; init; }

    /// <summary>试剂批号.</summary>
    public string? KitLot { get; init; }

    /// <summary>检测人.</summary>
    public string? Tester { get; init; }
}
