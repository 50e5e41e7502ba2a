using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// A number that stands for a param, or is calculated from params, while it is looked at what they have an effect on. Who asks for its value reads the params,
/// which they note; who understands levels takes the level.
/// </summary>
internal sealed record ParamToken : Token
{
    private readonly Curve level;

    public ParamToken(Curve level, string text, TextSpan span, string documentation)
        : base(TokenKind.Number, text, span, 0, documentation, false)
    {
        this.level = level;
    }

    /// <inheritdoc />
    public override double Value => level.At(0) + 0.0; // + 0.0 makes -0 a 0

    internal override Curve Level => level;
}
