namespace RecipeRunner.Authoring.Checking;

/// <summary>Something in a cookbook that is wrong, or better said in another way.</summary>
/// <param name="Code">The rule's code, <c>RR012</c>; for what does not compile the compiler's, <c>CS0103</c>.</param>
/// <param name="Rule">The rule's name, <c>missing-template</c>.</param>
/// <param name="At">File and line.</param>
/// <param name="Column">Column, from 1; 0 when there is none to tell.</param>
/// <param name="Message">What is wrong, in one sentence, with a full stop.</param>
/// <param name="Fix">What to write instead, in one sentence, with a full stop; empty when the message says it.</param>
internal sealed record Finding(string Code, string Rule, SourceLine At, int Column, string Message, string Fix);
