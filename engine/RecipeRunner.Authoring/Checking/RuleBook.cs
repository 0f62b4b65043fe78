using RecipeRunner.Authoring.Checking.Rules;

namespace RecipeRunner.Authoring.Checking;

/// <summary>All rules, by their codes.</summary>
internal static class RuleBook
{
    /// <summary>The rules in the order of their codes.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new UnusableCookbook(),
        new IgnoreWithoutReason(),
        new IgnoreOfUnknownRule(),
        new NeedlessIgnore(),
        new UnreadableJson(),
        new UnknownRunListItem(),
        new UnknownRecipe(),
        new UnknownTarget(),
        new UnparsableTemplate(),
        new MissingTemplate(),
        new MissingFile(),
        new MissingDataBagItem(),
        new UnreadVariable(),
        new MissingVariable(),
        new MisfittingAttribute(),
        new UnusedAttribute(),
        new UnusedTemplate(),
        new UnusedFile(),
        new MissingDependency(),

        // Style and danger.
        new RestartWhereReloadWouldDo(),
        new CommandWithoutGuard(),
        new VerifyWithoutPath(),
        new FilesPastTheMachine(),
        new ProcessesPastTheMachine(),
        new NetworkPastTheMachine(),
        new FactsPastTheNode(),
        new DifferentEachTime(),
        new SleepInRecipe(),
        new FallbackAfterStrictRead(),
        new ShellTextFromData(),
        new GuardsMeantAsOneCommand(),
        new SecretInPlain(),
        new SecretInReadableFile(),
        new SecretInDiff(),
        new SecretOnCommandLine(),
        new WorldWritable(),
        new UncheckedDownload(),
        new DeclaredTwice(),
        new RestartInTheMiddle(),
        new ServiceBeforeItsConfiguration(),
        new ActsAtEachRun(),
        new ReadBeforeItIsWritten(),
        new ScriptGoesOnAfterFailure(),
        new CommandWhereResourceWouldDo(),
        new RubyLeftBehind(),
        new OutsideTheSubset(),
        new InstanceMetadataByHand(),
    ];
}
