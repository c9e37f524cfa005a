using System.Globalization;
using System.Numerics;

namespace FoodSafety.Lims.Web.Storage.Sealing;

/// <summary>
/// What is kept of the stored rows of one upload, in whatever order they are read: how many, the sum of their hashes, and the sum of each hash
/// times its row's number. The two sums together say which row it is that differs, when it is one. All modulo 2^64.
/// </summary>
public readonly record struct RowSeal(long Rows, ulong Sum, ulong ByRow)
{
    /// <param name="rowNumber">The spreadsheet's.</param>
    /// <param name="hash">Of all that the row says.</param>
    public static RowSeal Of(int rowNumber, ulong hash) => new(1, hash, hash * (ulong)rowNumber);

    /// <summary>Reads what <see cref="Sums"/> gave.</summary>
    public static RowSeal Parse(long rows, string sums) => new(rows,
        ulong.Parse(sums.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture), ulong.Parse(sums.AsSpan(16), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>Both sums, 32 hexadecimal digits.</summary>
    public string Sums => $"{Sum:x16}{ByRow:x16}";

    /// <summary>Of a difference of two seals: the number of the row that makes it; null when it is no row's alone.</summary>
    public int? OnlyRow
    {
        get
        {
            var shift = BitOperations.TrailingZeroCount(Sum);
            if (Sum == 0)
                return null;
            var row = (ByRow >> shift) * Inverse(Sum >> shift) & ulong.MaxValue >> shift;
            return row is > 0 and <= int.MaxValue && row * Sum == ByRow ? (int)row : null;
        }
    }

    public static RowSeal operator +(RowSeal left, RowSeal right) => new(left.Rows + right.Rows, left.Sum + right.Sum, left.ByRow + right.ByRow);

    public static RowSeal operator -(RowSeal left, RowSeal right) => new(left.Rows - right.Rows, left.Sum - right.Sum, left.ByRow - right.ByRow);

    /// <summary>Of an odd number modulo 2^64, by Newton's steps: each doubles the bits that are right, of which three are at the start.</summary>
    private static ulong Inverse(ulong odd)
    {
        var inverse = odd;
        for (var bits = 3; bits < 64; bits *= 2)
            inverse *= 2 - odd * inverse;
        return inverse;
    }
}
