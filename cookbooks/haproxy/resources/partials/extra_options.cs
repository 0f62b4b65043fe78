namespace Haproxy;

/// <summary>A section that takes whatever HAProxy knows and the resource does not.</summary>
public abstract record HaproxyExtensibleSectionResource : HaproxySectionResource
{
    /// <summary>Any other keywords of the section, in order; a list repeats its keyword, an empty text or null leaves it alone on its line.</summary>
    public Options? ExtraOptions { get; init; }

    /// <summary>All of them.</summary>
    protected Rule Extra => Say("extra_options", ExtraOptions?.Lines());

    /// <summary>Only http-request, which has to stand before the choice of a backend.</summary>
    protected Rule ExtraHttpRequests => Say("extra_options http-request", ExtraOptions?.Lines(isWanted: keyword => keyword == "http-request"));

    /// <summary>All but http-request.</summary>
    protected Rule ExtraOthers => Say("extra_options", ExtraOptions?.Lines(isWanted: keyword => keyword != "http-request"));
}
