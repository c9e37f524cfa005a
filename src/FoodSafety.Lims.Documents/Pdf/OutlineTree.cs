namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>Bookmarks in reading order, made into PDF's tree of first, last, next and parent. Source: ISO 32000-1:2008, 12.3.3.</summary>
internal sealed class OutlineTree(IReadOnlyList<PdfBookmark> bookmarks)
{
    private sealed class Node(PdfBookmark? bookmark, int number)
    {
        public PdfBookmark? Bookmark { get; } = bookmark;

        public int Number { get; } = number;

        public List<Node> Children { get; } = [];

        public int Descendants => Children.Sum(child => 1 + child.Descendants);
    }

    /// <summary>Writes the tree and gives the number of its root.</summary>
    public int Write(PdfWriter writer)
    {
        var root = new Node(null, writer.Reserve());
        var open = new List<Node> { root };
        foreach (var bookmark in bookmarks)
        {
            // A level that skips one (1 then 3) hangs under the nearest above.
            var depth = Math.Min(bookmark.Level, open.Count);
            open.RemoveRange(depth, open.Count - depth);
            var node = new Node(bookmark, writer.Reserve());
            open[^1].Children.Add(node);
            open.Add(node);
        }

        writer.WriteObject(root.Number, $"<< /Type /Outlines {Family(root)} >>");
        WriteChildren(writer, root);
        return root.Number;
    }

    private static void WriteChildren(PdfWriter writer, Node parent)
    {
        for (var index = 0; index < parent.Children.Count; index++)
        {
            var node = parent.Children[index];
            var previous = index > 0 ? $" /Prev {parent.Children[index - 1].Number} 0 R" : "";
            var next = index + 1 < parent.Children.Count ? $" /Next {parent.Children[index + 1].Number} 0 R" : "";
            writer.WriteObject(node.Number,
                $"<< /Title {PdfSyntax.Text(node.Bookmark!.Title)} /Parent {parent.Number} 0 R{previous}{next} /Dest {node.Bookmark.Destination.Syntax} {Family(node)} >>");
            WriteChildren(writer, node);
        }
    }

    private static string Family(Node node) => node.Children.Count == 0
        ? ""
        : $"/First {node.Children[0].Number} 0 R /Last {node.Children[^1].Number} 0 R /Count {node.Descendants}";
}
