using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>A real file system of a few megabytes, mounted for one test. Where mounting is not allowed the test is skipped, or fails when skipping is forbidden.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A file that does nothing but take room.</summary>
    public string Filler => Path.Combine(Folder, "filler");

    public static SmallDisk Mount(int megabytes)
    {
        var folder = Path.Combine(Path.GetTempPath(), "lims-disk-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        var mounted = RequiredProgram.Require("mount").Run(["-t", "tmpfs", "-o", FormattableString.Invariant($"size={megabytes}m"), "tmpfs", folder]);
        if (mounted.ExitCode == 0)
            return new SmallDisk(folder);
        Directory.Delete(folder);
        var message = $"This test mounts a small file system, which was not allowed ({mounted.Error.Trim()}): run it as root.";
        if (RequiredProgram.SkippingIsForbidden)
            Assert.Fail(message + " (LIMS_TESTS_FORBID_SKIP=1 forbids skipping.)");
        Assert.Ignore(message);
        throw new System.Diagnostics.UnreachableException();
    }

    public void MakeReadOnly() => Remount("ro");

    public void MakeWritable() => Remount("rw");

    public void Grow(int megabytes) => Remount(FormattableString.Invariant($"size={megabytes}m"));

    /// <summary>Takes all room but so much.</summary>
    public void Fill(int leaveBytes)
    {
        TroubleAtPoint.Fill(Filler);
        using var filler = new FileStream(Filler, FileMode.Open);
        filler.SetLength(filler.Length - leaveBytes);
    }

    /// <summary>One file or folder of it alone becomes read-only, for root too, until what is returned is disposed.</summary>
    public static IDisposable ReadOnly(string path)
    {
        Run("mount", "--bind", path, path);
        Run("mount", "-o", "remount,ro,bind", path);
        return new Mounted(path);
    }

    public void Dispose()
    {
        // A server in this process keeps its worker's lock open to the end of the process.
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private void Remount(string how) => Run("mount", "-o", $"remount,{how}", Folder);

    private static void Run(string program, params string[] arguments)
    {
        var run = RequiredProgram.Require(program).Run(arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    private sealed class Mounted(string path) : IDisposable
    {
        public void Dispose() => Run("umount", path);
    }
}
