using System.Collections.Concurrent;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>
/// Reads the next chunk while the last one is being stored: parsing and the database each keep one core busy. Three chunks go round.
/// </summary>
public static class ChunkPipeline
{
    /// <param name="create">Makes an empty chunk.</param>
    /// <param name="read">Fills a chunk; false when the file has no more. Runs on a thread of its own.</param>
    /// <param name="store">Stores a chunk; runs on the caller's thread.</param>
    /// <exception cref="Exception">What reading threw, after what was read before it is stored (of an unreadable file, to the row); what storing threw, at once.</exception>
    public static void Run<TChunk>(Func<TChunk> create, Func<TChunk, bool> read, Action<TChunk> store)
        where TChunk : JudgedChunk
    {
        const int chunks = 3;
        using var free = new BlockingCollection<TChunk>();
        using var filled = new BlockingCollection<TChunk>();
        using var stopped = new CancellationTokenSource();
        for (var i = 0; i < chunks; i++)
            free.Add(create());

        var reading = Task.Factory.StartNew(() =>
        {
            try
            {
                while (true)
                {
                    var chunk = free.Take(stopped.Token);
                    try
                    {
                        if (!read(chunk))
                            return;
                    }
                    catch (UnreadableFileException) when (chunk.Read > 0)
                    {
                        filled.Add(chunk);
                        throw;
                    }
                    filled.Add(chunk);
                }
            }
            catch (OperationCanceledException) when (stopped.IsCancellationRequested)
            {
                // Storing failed: its exception is the one to tell.
            }
            finally
            {
                filled.CompleteAdding();
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        try
        {
            foreach (var chunk in filled.GetConsumingEnumerable())
            {
                store(chunk);
                free.Add(chunk);
            }
        }
        finally
        {
            stopped.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
        reading.GetAwaiter().GetResult();
    }
}
