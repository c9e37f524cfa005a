using System.Text;

namespace FoodSafety.Lims.Tests.Seeds;

/// <summary>A plain reader of quoted CSV, independent of the product's, so that a generator is not checked by what it feeds.</summary>
internal static class CsvCells
{
    public static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (isQuoted && character == '"' && index + 1 < text.Length && text[index + 1] == '"')
                cell.Append(text[++index]);
            else if (character == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || character is not (',' or '\n'))
                cell.Append(character);
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (character != '\n')
                    continue;
                rows.Add([.. row]);
                row.Clear();
            }
        }

        Assert.That(cell.Length + row.Count, Is.Zero, "the last row ends with a newline");
        return rows;
    }
}
