namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>What loaders say, and what the user is told.</summary>
public sealed class LibraryTests
{
    [Fact]
    public void A_system_that_is_too_old_is_named()
    {
        const string Loader = "Unable to load shared library 'LibTorchSharp' or one of its dependencies. ... /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/runtimes/linux-x64/native/libLibTorchSharp.so)";
        string message = TorchLibrary.Explain(Loader, "TorchSharp-cpu", "0.107.0");
        Assert.Contains("needs GLIBCXX_3.4.32 of a newer C++ library", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Add the package", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_libtorch_is_named_with_its_package()
    {
        const string Loader = "Unable to load shared library 'LibTorchSharp' or one of its dependencies. libtorch_cpu.so: cannot open shared object file: No such file or directory";
        string message = TorchLibrary.Explain(Loader, "TorchSharp-cuda-windows or TorchSharp-cuda-linux", "0.107.0");
        Assert.Contains("libtorch is not", message, StringComparison.Ordinal);
        Assert.EndsWith("Add the package TorchSharp-cuda-windows or TorchSharp-cuda-linux to the application.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TorchSharp_without_native_libraries_is_told_which_package_has_them()
    {
        const string Loader = "Unable to load shared library 'LibTorchSharp' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace.\n/app/LibTorchSharp.so: cannot open shared object file: No such file or directory\n/app/libLibTorchSharp.so: cannot open shared object file: No such file or directory\nLibTorchSharp.so: cannot open shared object file: No such file or directory";
        string message = TorchLibrary.Explain(Loader, "TorchSharp-cpu", "0.107.0");
        Assert.StartsWith("TorchSharp 0.107.0 is there, but its native libraries are not", message, StringComparison.Ordinal);
        Assert.EndsWith("The package TorchSharp alone has none; add TorchSharp-cpu to the application.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("native libraries are not", TorchLibrary.Explain(Loader + "\nlibgomp.so.1: cannot open shared object file: No such file or directory", "TorchSharp-cpu", "0.107.0"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_told_apart_is_quoted_in_its_first_line()
    {
        string message = TorchLibrary.Explain("Unable to load DLL 'LibTorchSharp': The specified module could not be found. (0x8007007E)\nmore", "TorchSharp-cpu", "0.107.0");
        Assert.Contains("(0x8007007E)", message, StringComparison.Ordinal);
        Assert.DoesNotContain("more", message, StringComparison.Ordinal);
    }
}
