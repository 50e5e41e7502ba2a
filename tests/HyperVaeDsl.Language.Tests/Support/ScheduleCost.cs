using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>
/// Counts the operations on numbers that generated code needs for its signals, at most: arithmetic, comparisons of a switch up to the
/// arm that is taken, calls of Math. What the compiler folds counts as nothing.
/// </summary>
internal sealed class ScheduleCost
{
    private readonly Dictionary<string, MethodDeclarationSyntax> methods;
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

    public ScheduleCost(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        methods = root.DescendantNodes().OfType<MethodDeclarationSyntax>().GroupBy(method => method.Identifier.Text).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>Operations for all signals without a look at the phase.</summary>
    public int OfAll => OfMethod("At");

    /// <summary>Operations of the method of a phase.</summary>
    public int OfPhase(string phase) =>
        methods["Train" + phase].Body!.Statements.OfType<LocalDeclarationStatementSyntax>().TakeWhile(local => local.Declaration.Type.ToString() == "double").Sum(Of);

    private int OfMethod(string name)
    {
        if (known.TryGetValue(name, out int cost))
            return cost;
        MethodDeclarationSyntax method = methods[name];
        return known[name] = method.ExpressionBody != null ? Of(method.ExpressionBody) : method.Body!.Statements.Sum(Of);
    }

    private int Of(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary when binary.DescendantNodes().All(part => part is LiteralExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax) => 0,
        BinaryExpressionSyntax binary => 1 + Of(binary.Left) + Of(binary.Right),
        SwitchExpressionSyntax choice => Of(choice.GoverningExpression)
            + choice.Arms.Select((arm, i) => Math.Min(i + 1, choice.Arms.Count - 1) + Of(arm.Expression)).Max(),
        InvocationExpressionSyntax call => OfCall(call) + call.ArgumentList.Arguments.Sum(Of),
        _ => node.ChildNodes().Sum(Of),
    };

    private int OfCall(InvocationExpressionSyntax call)
    {
        string name = call.Expression.ToString();
        string method = name[(name.LastIndexOf('.') + 1)..];
        return name.StartsWith("Math.", StringComparison.Ordinal) || name.StartsWith("ScheduleNoise.", StringComparison.Ordinal) ? 1
            : methods.ContainsKey(method) && (name == method || name.StartsWith("Schedule.", StringComparison.Ordinal)) ? OfMethod(method) : 0;
    }
}
