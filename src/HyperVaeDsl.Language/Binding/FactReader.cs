using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Reads the values of one fact in order. The first value that does not fit is reported with the form that the fact should have;
/// after that everything reads as absent.
/// </summary>
internal sealed class FactReader(FactSyntax fact, BindingContext context, string form)
{
    private int next;
    private bool failed = fact.IsBroken;

    /// <summary>Whether all values were read and fitted.</summary>
    public bool Finish()
    {
        if (!failed && next < fact.Values.Count)
            Fail(fact.Values[next].Span);
        return !failed;
    }

    public WordSyntax? Word() => Take<WordSyntax>();

    /// <summary>One of some words.</summary>
    public string? Word(params string[] choices)
    {
        WordSyntax? word = Take<WordSyntax>();
        if (word == null)
            return null;
        if (choices.Contains(word.Text))
            return word.Text;
        if (choices.Length == 1)
        {
            Fail(word.Span);
        }
        else if (!failed)
        {
            failed = true;
            context.Report(Rules.BadValue, word.Span, $"'{word.Text}' is not one of {string.Join(", ", choices)}.{Suggestion.For(word.Text, choices)}", Suggestion.Details(word.Text, word.Span, choices));
        }
        return null;
    }

    /// <summary>The whole statement.</summary>
    public TextSpan Statement => fact.Header;

    public NumberSyntax? Number() => Take<NumberSyntax>();

    /// <summary>A number or the name of a signal.</summary>
    public SyntaxNode? Scalar()
    {
        if (failed)
            return null;
        if (next < fact.Values.Count && fact.Values[next] is NumberSyntax { Unit: "" } or WordSyntax)
            return fact.Values[next++];
        Fail(next < fact.Values.Count ? fact.Values[next].Span : fact.Span);
        return null;
    }

    /// <summary>The value that comes next, or null.</summary>
    public SyntaxNode? Peek => HasMore ? fact.Values[next] : null;

    /// <summary>Where the fact stands.</summary>
    public TextSpan Span => fact.Span;

    /// <summary>Takes the next value if it is the word; says nothing if it is not.</summary>
    public bool Accept(string word)
    {
        if (!HasMore || fact.Values[next] is not WordSyntax found || found.Text != word)
            return false;
        next++;
        return true;
    }

    /// <summary>Whether the next value is a word.</summary>
    public bool NextIsWord => HasMore && fact.Values[next] is WordSyntax;

    /// <summary>A range low..high with both ends in [minimum, maximum].</summary>
    public RangeSyntax? Range(double minimum, double maximum, string what)
    {
        if (Take<RangeSyntax>() is not { } range)
            return null;
        failed |= context.Real(range.From, minimum, maximum, what) == null || (range.To != null && context.Real(range.To, minimum, maximum, what) == null);
        if (failed || (range.To != null && range.From.Value < range.To.Value))
            return failed ? null : range;
        failed = true;
        context.Report(Rules.BadRange, range.Span, $"The range is {(range.From.Value.Equals(range.To?.Value) ? "empty" : "reversed")}: its end must be above its start.", range.Swapped());
        return null;
    }

    public bool HasMore => !failed && next < fact.Values.Count;

    public int? Whole(int minimum, int maximum, string what) => Number() is { } number ? Judge(context.Whole(number, minimum, maximum, what)) : null;

    public double? Real(double minimum, double maximum, string what) => Number() is { } number ? Judge(context.Real(number, minimum, maximum, what)) : null;

    private T? Judge<T>(T? value)
        where T : struct
    {
        failed |= value == null;
        return value;
    }

    private TNode? Take<TNode>()
        where TNode : SyntaxNode
    {
        if (failed)
            return null;
        if (next < fact.Values.Count && fact.Values[next] is TNode node)
        {
            next++;
            return node;
        }
        Fail(next < fact.Values.Count ? fact.Values[next].Span : fact.Span);
        return null;
    }

    private void Fail(TextSpan span)
    {
        failed = true;
        WordSyntax? word = fact.Values.FirstOrDefault(value => value.Span == span) as WordSyntax;
        // A param that could not be read may be what is meant.
        if (word != null && (context.IsBroken(word.Text) || context.IsBroken("param")))
            return;
        // The value that does not fit is often the beginning of the next statement.
        bool isStatement = word != null && StatementWords.Contains(word.Text);
        context.Report(Rules.BadValue, span, $"'{fact.Keyword.Text}' is written like this: {form}.{(isStatement ? " Each statement has a line of its own." : "")}");
    }
}
