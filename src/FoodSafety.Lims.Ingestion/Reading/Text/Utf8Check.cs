using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FoodSafety.Lims.Ingestion.Reading.Text;

/// <summary>
/// Whether a stream is strict UTF-8 without NUL. Every byte of every file is looked at before it is read, so it is done 32 bytes at a time: what
/// may follow what is looked up by the halves of a byte and of the one before it (Keiser and Lemire, Validating UTF-8 In Less Than One
/// Instruction Per Byte, 2021). <see cref="System.Text.Unicode.Utf8.IsValid"/> took five times as long over Chinese text.
/// </summary>
public static class Utf8Check
{
    // Each is a way in which two bytes cannot follow each other; a pair is wrong where all three tables name the same one.
    private const byte TooShort = 1 << 0, TooLong = 1 << 1, Overlong3 = 1 << 2, TooLarge = 1 << 3, Surrogate = 1 << 4, Overlong2 = 1 << 5,
        TooLarge1000 = 1 << 6, Overlong4 = 1 << 6, TwoContinue = 1 << 7, Carry = TooShort | TooLong | TwoContinue;

    private const int Lead = 3;
    private const int BlockBytes = 1 << 17;

    /// <summary>Reads the stream from where it stands to its end.</summary>
    public static bool IsUtf8(Stream stream)
    {
        // Blanks before the first and after the last byte: a character that is cut off there is followed by no continuation.
        var block = (int)Math.Min((stream.Length | (long)(Vector256<byte>.Count - 1)) + 1, BlockBytes);
        var bytes = new byte[Lead + block + Vector256<byte>.Count + Lead];
        bytes.AsSpan(0, Lead).Fill((byte)' ');
        int read;
        do
        {
            read = stream.ReadAtLeast(bytes.AsSpan(Lead, block), block, throwOnEndOfStream: false);
            bytes.AsSpan(Lead + read).Fill((byte)' ');
            if (!IsValid(bytes, read < block ? read + Lead : read))
                return false;
            bytes.AsSpan(read, Lead).CopyTo(bytes);
        }
        while (read == block);
        return true;
    }

    /// <summary>Looks at <paramref name="count"/> bytes after the three that lead; to the end of a vector more is looked at.</summary>
    // Compiled at once as well as can be: the first file of a process is often its only one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsValid(ReadOnlySpan<byte> bytes, int count)
    {
        // Without looking at the span's bounds at each of four loads, which took as long as all the rest.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Lead + count + Vector256<byte>.Count, bytes.Length);
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var wrong = Vector256<byte>.Zero;
        for (nuint at = 0; at < (nuint)count; at += (nuint)Vector256<byte>.Count)
        {
            var (byte0, byte1) = (Vector256.LoadUnsafe(ref first, at + 3), Vector256.LoadUnsafe(ref first, at + 2));
            var (byte2, byte3) = (Vector256.LoadUnsafe(ref first, at + 1), Vector256.LoadUnsafe(ref first, at));
            var pair = Look(BeforeHigh, High(byte1)) & Look(BeforeLow, byte1 & Vector256.Create((byte)0x0F)) & Look(AfterHigh, High(byte0));
            var mustContinue = (Vector256.GreaterThanOrEqual(byte2, Vector256.Create((byte)0xE0))
                | Vector256.GreaterThanOrEqual(byte3, Vector256.Create((byte)0xF0))) & Vector256.Create(TwoContinue);
            wrong |= (pair ^ mustContinue) | Vector256.Equals(byte0, Vector256<byte>.Zero);
        }
        return wrong == Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> High(Vector256<byte> bytes) => Vector256.ShiftRightLogical(bytes, 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(Vector128<byte> table, Vector256<byte> index) => Avx2.IsSupported
        ? Avx2.Shuffle(Vector256.Create(table, table), index)
        : Vector256.Create(Vector128.Shuffle(table, index.GetLower()), Vector128.Shuffle(table, index.GetUpper()));

    private static Vector128<byte> BeforeHigh => Vector128.Create(
        TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TwoContinue, TwoContinue, TwoContinue, TwoContinue,
        TooShort | Overlong2, TooShort, TooShort | Overlong3 | Surrogate, TooShort | TooLarge | TooLarge1000 | Overlong4);

    private static Vector128<byte> BeforeLow => Vector128.Create(
        Carry | Overlong3 | Overlong2 | Overlong4, Carry | Overlong2, Carry, Carry, Carry | TooLarge,
        Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000,
        Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000,
        Carry | TooLarge | TooLarge1000 | Surrogate, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000);

    private static Vector128<byte> AfterHigh => Vector128.Create(
        TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort,
        TooLong | Overlong2 | TwoContinue | Overlong3 | TooLarge1000 | Overlong4, TooLong | Overlong2 | TwoContinue | Overlong3 | TooLarge,
        TooLong | Overlong2 | TwoContinue | Surrogate | TooLarge, TooLong | Overlong2 | TwoContinue | Surrogate | TooLarge,
        TooShort, TooShort, TooShort, TooShort);
}
