global using NUnit.Framework;
global using RecipeRunner.Rehearsal.Hosts;
