using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>
/// Looks for TorchSharp and its native libraries before anything touches them: TorchSharp itself prints a long trace to the standard output,
/// copies libraries about, and stays unusable for the rest of the process when they are missing.
/// </summary>
internal static class TorchLibrary
{
    private const string Packages = "Add one of the packages TorchSharp-cpu, TorchSharp-cuda-windows or TorchSharp-cuda-linux to the application";
    private const string SingleFile = "This program was published as a single file: the native libraries that were published beside it have to lie beside it wherever it runs, or publish it with '-p:IncludeNativeLibrariesForSelfExtract=true', which puts them into the file";

    /// <summary>Says in one sentence what is missing, if anything is.</summary>
    /// <exception cref="TorchUnavailableException">TorchSharp, a native library or the device is missing.</exception>
    public static void Require(DeviceName device)
    {
        Assembly assembly = Managed();
        Native(assembly, device);
        if (device.IsCuda)
            RequireCuda(assembly, device);
    }

    private static Assembly Managed()
    {
        try
        {
            return AssemblyOfTorch();
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or TypeLoadException)
        {
            throw new TorchUnavailableException($"The engine 'torch' needs TorchSharp, and the application has no TorchSharp.dll. {Packages}; it brings TorchSharp with it.", exception);
        }
    }

    // Not inlined: a method that names a type of TorchSharp fails when it is compiled, if the assembly is missing. The type is not initialised by this.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Assembly AssemblyOfTorch() => typeof(torch).Assembly;

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "That an assembly in a single file has no location is what is asked here.")]
    private static void Native(Assembly assembly, DeviceName device)
    {
        string package = device.IsCuda ? "TorchSharp-cuda-windows or TorchSharp-cuda-linux" : "TorchSharp-cpu";
        string version = assembly.GetName().Version?.ToString(3) ?? "";
        try
        {
            // As TorchSharp does it: the library of libtorch first, so that the one that needs it finds it loaded.
            NativeLibrary.TryLoad("torch_cpu", assembly, null, out _);
            NativeLibrary.Load("LibTorchSharp", assembly, null);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new TorchUnavailableException(Explain(exception.Message, package, version, isSingleFile: assembly.Location.Length == 0), exception);
        }
    }

    /// <summary>What the loader's words mean for the user.</summary>
    internal static string Explain(string loader, string package, string version, bool isSingleFile = false)
    {
        if (Environment.Is64BitProcess == false)
            return "TorchSharp runs in 64-bit processes only, and this one has 32 bits.";
        string? missing = MissingSymbolVersion(loader, "GLIBCXX_") ?? MissingSymbolVersion(loader, "GLIBC_");
        if (missing is not null)
        {
            string library = missing.StartsWith("GLIBCXX", StringComparison.Ordinal) ? "C++ library (libstdc++.so.6, of GCC 13 or later)" : "C library";
            return $"The native library of TorchSharp {version} was found, but this system is too old for it: it needs {missing} of a newer {library}. Use a newer system (Ubuntu 24.04, Debian 13) or container, or an older TorchSharp.";
        }

        string where = isSingleFile ? "beside the program" : $"in the application's folder, nor in runtimes/{RuntimeInformation.RuntimeIdentifier}/native";
        if (loader.Contains("torch_cpu", StringComparison.Ordinal) || loader.Contains("libc10", StringComparison.Ordinal) || loader.Contains("libtorch", StringComparison.Ordinal))
            return $"TorchSharp {version} is there, but libtorch is not: neither {where}, nor where the system looks for libraries. {(isSingleFile ? SingleFile : $"Add the package {package} to the application")}.";
        // Other libraries that cannot be opened are what a LibTorchSharp that is there needs.
        string[] absent = [.. loader.Split('\n').Where(line => line.Contains("cannot open shared object file", StringComparison.Ordinal))];
        if (absent.Length > 0 && absent.All(IsAboutItself))
            return $"TorchSharp {version} is there, but its native libraries are not: neither {where}, nor where the system looks for libraries. {(isSingleFile ? SingleFile : $"The package TorchSharp alone has none; add {package} to the application")}.";
        return $"TorchSharp {version} is there, but its native library LibTorchSharp cannot be loaded: {FirstLine(loader)} {(isSingleFile ? SingleFile : Packages)}.";
    }

    // The loader tries the name with and without 'lib' before it and '.so' behind it.
    private static bool IsAboutItself(string line) =>
        line.Contains("LibTorchSharp.so:", StringComparison.Ordinal) || line.Contains("LibTorchSharp:", StringComparison.Ordinal);

    private static string? MissingSymbolVersion(string loader, string prefix)
    {
        int start = loader.IndexOf(prefix, StringComparison.Ordinal);
        if (start < 0 || !loader.Contains("not found", StringComparison.Ordinal))
            return null;
        int end = start + prefix.Length;
        while (end < loader.Length && (char.IsAsciiDigit(loader[end]) || loader[end] == '.'))
            end++;
        return loader[start..end].TrimEnd('.');
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RequireCuda(Assembly assembly, DeviceName device)
    {
        bool isBuilt = NativeLibrary.TryLoad("torch_cuda", assembly, null, out _);
        if (!isBuilt)
        {
            throw new TorchUnavailableException(
                $"The device {device} needs libtorch with CUDA, and the library torch_cuda is not there (or a library of CUDA that it needs): the application has the CPU build of libtorch. Replace the package TorchSharp-cpu by TorchSharp-cuda-windows or TorchSharp-cuda-linux.");
        }

        if (!torch.TryInitializeDeviceType(DeviceType.CUDA) || !torch.cuda.is_available())
            throw new TorchUnavailableException($"libtorch with CUDA is there, but it finds no GPU for {device}. Look whether 'nvidia-smi' lists one, and whether the driver is new enough for the CUDA version of the package.");
        int count = torch.cuda.device_count();
        if (device.Index >= count)
            throw new TorchUnavailableException($"There is no {device}: this machine has {(count == 1 ? "one GPU, cuda:0" : $"{count} GPUs, cuda:0 to cuda:{count - 1}")}.");
    }
}
