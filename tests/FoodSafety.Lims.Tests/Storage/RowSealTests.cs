using FoodSafety.Lims.Web.Storage.Sealing;
using FsCheck;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>Sums of hashes find what differs, and which row it is when it is one.</summary>
public sealed class RowSealTests
{
    [FsCheck.NUnit.Property]
    public bool One_row_edited_added_or_gone_is_told_by_its_number(PositiveInt row, ulong before, ulong after)
    {
        var (was, becomes) = (RowSeal.Of(row.Get, before), RowSeal.Of(row.Get, after));
        return (before == after || (becomes - was).OnlyRow == row.Get)
            && (before == 0 || ((default(RowSeal) - was).OnlyRow == row.Get && (was - default(RowSeal)).OnlyRow == row.Get));
    }

    /// <summary>A difference of hashes may be divisible by a power of two, and then tells fewer bits of the row's number.</summary>
    [TestCase(1), TestCase(2), TestCase(1_048_576), TestCase(int.MaxValue)]
    public void A_row_is_told_where_the_difference_is_even(int row) =>
        Assert.That((RowSeal.Of(row, 1UL << 32) - RowSeal.Of(row, 0)).OnlyRow, Is.EqualTo(row));

    [FsCheck.NUnit.Property]
    public bool Two_rows_that_differ_are_no_row_s_alone(ulong one, ulong other) =>
        one == 0 || other == 0 || (RowSeal.Of(2, Mixed(one)) + RowSeal.Of(3, Mixed(other))).OnlyRow is null;

    [FsCheck.NUnit.Property]
    public bool Seals_are_read_as_they_were_written(long rows, ulong sum, ulong byRow) =>
        RowSeal.Parse(rows, new RowSeal(rows, sum, byRow).Sums) == new RowSeal(rows, sum, byRow);

    [FsCheck.NUnit.Property]
    public bool The_order_of_rows_does_not_matter(ulong one, ulong other) =>
        RowSeal.Of(2, one) + RowSeal.Of(3, other) == RowSeal.Of(3, other) + RowSeal.Of(2, one);

    // Hashes are no small numbers, as FsCheck's are.
    private static ulong Mixed(ulong number) => (number + 1) * 0x9E3779B97F4A7C15;
}
