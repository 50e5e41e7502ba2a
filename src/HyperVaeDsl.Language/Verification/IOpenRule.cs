using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>A rule that says what has to hold of curves with params, so that it finds nothing for any of their values.</summary>
internal interface IOpenRule : IRule
{
    /// <summary>Requires what the rule judges of curves with params, and notes the params of those of which it requires nothing.</summary>
    void Require(Methodology methodology, ParamBox box);
}
