namespace RecipeRunner.Benchmarks.Native;

/// <summary>The C program that times processes and is the floor of the file work.</summary>
internal static class NativeProgram
{
    /// <summary>Compiles it into the folder; null when the machine has no C compiler.</summary>
    public static string? Compile(string folder)
    {
        if (Tool.Find("cc") is not { } compiler)
            return null;
        var source = Path.Combine(folder, "bench.c");
        var program = Path.Combine(folder, "bench");
        Resource.CopyTo("bench.c", source);
        Tool.Run(compiler, "-O2", "-o", program, source);
        return program;
    }
}
