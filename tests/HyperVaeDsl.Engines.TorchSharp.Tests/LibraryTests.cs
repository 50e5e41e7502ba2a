namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>What loaders say, and what the user is told.</summary>
public sealed class LibraryTests
{
    /// <summary>What the loader of .NET 10 writes on Linux where there is no library at all, from a program that lies in /app.</summary>
    private const string NothingThere = """
        Unable to load shared library 'LibTorchSharp' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable:
        /usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.12/LibTorchSharp.so: cannot open shared object file: No such file or directory
        /app/LibTorchSharp.so: cannot open shared object file: No such file or directory
        /usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.12/libLibTorchSharp.so: cannot open shared object file: No such file or directory
        /app/libLibTorchSharp.so: cannot open shared object file: No such file or directory
        /usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.12/LibTorchSharp: cannot open shared object file: No such file or directory
        /app/LibTorchSharp: cannot open shared object file: No such file or directory
        /usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.12/libLibTorchSharp: cannot open shared object file: No such file or directory
        /app/libLibTorchSharp: cannot open shared object file: No such file or directory
        """;

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
        string message = TorchLibrary.Explain(NothingThere, "TorchSharp-cpu", "0.107.0");
        Assert.StartsWith("TorchSharp 0.107.0 is there, but its native libraries are not", message, StringComparison.Ordinal);
        Assert.EndsWith("The package TorchSharp alone has none; add TorchSharp-cpu to the application.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("native libraries are not", TorchLibrary.Explain(NothingThere + "\nlibgomp.so.1: cannot open shared object file: No such file or directory", "TorchSharp-cpu", "0.107.0"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_file_without_its_libraries_is_told_where_they_must_lie()
    {
        foreach (string loader in new[] { NothingThere, "libtorch_cpu.so: cannot open shared object file: No such file or directory", "Unable to load DLL 'LibTorchSharp': The specified module could not be found. (0x8007007E)" })
        {
            string message = TorchLibrary.Explain(loader, "TorchSharp-cpu", "0.107.0", isSingleFile: true);
            Assert.Contains("published as a single file", message, StringComparison.Ordinal);
            Assert.EndsWith("or publish it with '-p:IncludeNativeLibrariesForSelfExtract=true', which puts them into the file.", message, StringComparison.Ordinal);
            Assert.DoesNotContain("package", message, StringComparison.Ordinal);
            Assert.DoesNotContain("runtimes/", message, StringComparison.Ordinal);
            Assert.DoesNotContain("LD_DEBUG", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_told_apart_is_quoted_in_its_first_line()
    {
        string message = TorchLibrary.Explain("Unable to load DLL 'LibTorchSharp': The specified module could not be found. (0x8007007E)\nmore", "TorchSharp-cpu", "0.107.0");
        Assert.Contains("(0x8007007E)", message, StringComparison.Ordinal);
        Assert.DoesNotContain("more", message, StringComparison.Ordinal);
    }
}
