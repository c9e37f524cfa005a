using System.Security.Cryptography;
using FoodSafety.Lims.Tests.Fuzz.Mutations;

namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>One mutated file; the same kind, seed and number give the same bytes.</summary>
/// <param name="Name">E.g. <c>rapid-tests/20230918/4711</c>.</param>
/// <param name="Content">The file.</param>
/// <param name="Table">Its cells, where the container round them is whole; null where only the bytes say.</param>
/// <param name="FirstNumber">Row number of the first row of the table.</param>
internal sealed record FuzzCase(string Name, byte[] Content, List<string[]>? Table, int FirstNumber)
{
    public static FuzzCase Make(string kind, int seed, long number)
    {
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(BitConverter.GetBytes(number * 1_000_003 + seed))));
        var files = StartingFiles.Of(kind);
        var table = files[random.Next(files.Count)].Select(row => row.ToArray()).ToList();
        var isWhole = random.Next(10) > 0;
        if (isWhole)
            TableMutations.Apply(table, random);
        var name = $"{kind}/{seed}/{number}";
        var isBroken = !isWhole || random.Next(4) == 0;
        switch (random.Next(12))
        {
            case 0 when table.All(row => row.All(IsXmlText)):
                var book = Containers.Workbook(table);
                return isBroken ? new FuzzCase(name, BreakBook(book, random), null, 1) : new FuzzCase(name, book, table, 1);
            case 1 when table.All(row => row.All(IsXmlText)):
                var typed = Containers.TypedWorkbook(table, random);
                return new FuzzCase(name, isBroken ? BreakBook(typed, random) : typed, null, 1);
            case 2 when table.All(row => row.All(IsXmlText)) && Containers.Lines(table) is { } lines:
                return isBroken ? new FuzzCase(name, ByteMutations.Apply(lines, random), null, 0) : new FuzzCase(name, lines, table, 0);
            default:
                var text = Containers.Text(table, random);
                return new FuzzCase(name, isBroken ? ByteMutations.Apply(text, random) : text, null, 1);
        }
    }

    private static byte[] BreakBook(byte[] book, Random random) => random.Next(2) == 0 ? ByteMutations.Apply(book, random) : Containers.BreakParts(book, random);

    // What XML cannot hold or reads as something else, and the sign by which Book writes references, has no place in a table that is compared.
    private static bool IsXmlText(string cell) => !cell.Contains("_x", StringComparison.Ordinal) && !cell.Contains('@')
        && cell.All(c => c is >= ' ' and < '\uD800' or > '\uDFFF' and < '\uFFFE' or '\t' or '\n');
}
