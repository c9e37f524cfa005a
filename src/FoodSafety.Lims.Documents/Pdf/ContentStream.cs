using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>The drawing operators of a page, as bytes.</summary>
internal sealed class ContentStream
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public ContentStream Add(string operators)
    {
        Encoding.Latin1.GetBytes(operators, _bytes);
        return this;
    }

    /// <summary>A number and a space: at most three decimals, none that are zero.</summary>
    public ContentStream Add(double value)
    {
        var thousandths = (long)Math.Round(value * 1000);
        if (thousandths < 0)
        {
            Add((byte)'-');
            thousandths = -thousandths;
        }

        var target = _bytes.GetSpan(32);
        Utf8Formatter.TryFormat(thousandths / 1000, target, out var length);
        var rest = (int)(thousandths % 1000);
        if (rest > 0)
        {
            target[length++] = (byte)'.';
            for (var unit = 100; rest > 0; unit /= 10)
            {
                target[length++] = (byte)('0' + rest / unit);
                rest %= unit;
            }
        }

        target[length++] = (byte)' ';
        _bytes.Advance(length);
        return this;
    }

    public ContentStream Add(double one, double two) => Add(one).Add(two);

    /// <summary>Two bytes in hexadecimal: a glyph of an Identity-H font.</summary>
    public ContentStream AddGlyph(int glyph)
    {
        const string digits = "0123456789ABCDEF";
        var target = _bytes.GetSpan(4);
        for (var at = 0; at < 4; at++)
            target[at] = (byte)digits[(glyph >> (12 - 4 * at)) & 15];
        _bytes.Advance(4);
        return this;
    }

    private void Add(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
