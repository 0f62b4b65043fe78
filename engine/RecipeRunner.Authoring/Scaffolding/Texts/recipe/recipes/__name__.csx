// Runs where a run list says recipe[__cookbook__::__name__], or a recipe IncludeRecipe("__cookbook__::__name__").
Directory("/var/lib/__cookbook__/__name__", new() { Mode = "0755", Recursive = true });
