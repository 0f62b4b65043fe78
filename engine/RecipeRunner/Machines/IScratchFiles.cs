namespace RecipeRunner.Machines;

/// <summary>Hosts a file for a moment where the commands of the machine can read it: what a plan verifies.</summary>
internal interface IScratchFiles
{
    /// <summary>Writes a file in a private folder, calls <paramref name="use"/> with its path, and removes it.</summary>
    void WithScratchFile(string name, ReadOnlyMemory<byte> content, Action<string> use);
}
