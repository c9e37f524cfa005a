using System.Text.Json;
using System.Text.Json.Serialization;
using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>
/// Faults that wait until a file is decided as a whole. They go to a temporary file, so that a million of them lose none and take no memory.
/// </summary>
public sealed partial class FaultSpool : IDisposable
{
    private const int RowsAtOnce = 1000;

    private readonly FileStream _file = new(
        Path.Combine(Path.GetTempPath(), $"lims-faults-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    public void Add(IReadOnlyList<RowFault> faults)
    {
        foreach (var fault in faults)
        {
            JsonSerializer.Serialize(_file, fault, Json.Default.RowFault);
            _file.WriteByte((byte)'\n');
        }
    }

    /// <summary>Gives all of them to <paramref name="write"/>, in order, a thousand at once.</summary>
    public void Drain(Action<IReadOnlyList<RowFault>> write)
    {
        _file.Position = 0;
        using var reader = new StreamReader(_file, leaveOpen: true);
        var batch = new List<RowFault>(RowsAtOnce);
        while (reader.ReadLine() is { } line)
        {
            batch.Add(JsonSerializer.Deserialize(line, Json.Default.RowFault)!);
            if (batch.Count < RowsAtOnce)
                continue;
            write(batch);
            batch.Clear();
        }
        write(batch);
    }

    public void Dispose() => _file.Dispose();

    [JsonSerializable(typeof(RowFault))]
    private sealed partial class Json : JsonSerializerContext;
}
