using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Ensures;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1301, HV1302, HV1304 and HV1305: every property that is written is proved, or refused with a counterexample, or with what is known where it can be
/// neither proved nor refuted.
/// </summary>
internal sealed class EnsureRule : IAskingRule
{
    // Of how many cells of params a property is asked. What controllers make of a plan is followed along the run for each of them.
    private const int MostCells = 400;
    private const int MostCellsDriven = 48;

    /// <summary>What holds at all times, or at one, of plans is required of all values of the params; everything else is asked of cells of them.</summary>
    public void Require(Methodology methodology, ParamBox box)
    {
        if (!IsComplete(methodology))
            return;
        foreach (EnsureSpec ensure in methodology.Ensures)
        {
            ClaimTerm[] terms = [.. TermsOf(ensure.Property)];
            (double from, double to) = ensure.During is { } phase ? (phase.Start, phase.End) : (0, methodology.Epochs);
            ClaimCurves curves = new(methodology, planned: false, from, to);
            if (!IsPlanned(methodology, ensure))
                continue;
            if (ensure.Property is not (AlwaysProperty or AtProperty) || terms.SelectMany(term => term.Values).Any(curves.IsDriven))
                Ask(methodology, box, ensure, terms);
            else if (terms.Any(term => curves.Of(term).Params != null))
                Require(methodology, box, ensure, curves, terms, from, to);
        }
    }

    private static void Require(Methodology methodology, ParamBox box, EnsureSpec ensure, ClaimCurves curves, ClaimTerm[] terms, double from, double to)
    {
        foreach (OperationTerm quotient in terms.SelectMany(Quotients).Where(quotient => curves.Of(quotient.Right).Params != null))
            box.RequireDivisor(curves.Of(quotient.Right), from, to, Diagnostics.Rules.DivisionByZero.Code, quotient.Right.Span);
        Claim claim = ensure.Property is AtProperty at ? at.Claim : ((AlwaysProperty)ensure.Property).Claim;
        // The size of what is compared is that for all values.
        Curve excess = box.OfAll(() => curves.Excess(claim));
        Interval allowed = new(double.NegativeInfinity, ClaimCurves.Touch);
        if (ensure.Property is AtProperty moment)
            box.Require(new ParamFact(moment.Time == null ? FrozenCurve.Approached(excess, to) : excess, moment.Time ?? to, moment.Time ?? to, allowed, 0, Diagnostics.Rules.EnsureRefuted.Code, ensure.Span));
        else
            box.Require(Stretches.Of(excess, from, to).Select(part => new ParamFact(part.Curve, part.From, part.To, allowed, 0, Diagnostics.Rules.EnsureRefuted.Code, ensure.Span)));
    }

    // A property that is proved while its params stand for all values of a cell holds for each of them.
    private static void Ask(Methodology methodology, ParamBox box, EnsureSpec ensure, ClaimTerm[] terms)
    {
        ClaimCurves plan = new(methodology, planned: true, 0, methodology.Epochs);
        string[] driven = [.. terms.SelectMany(term => term.Values).Select(value => value.Value.Signal).OfType<string>().Where(signal => methodology.PipelineOf(signal).Count > 0)];
        Dictionary<int, TextSpan> reads = new(box.ReadBy(() => box.Peek(() => Holds(methodology, ensure))).ToDictionary(read => read.Key, read => read.Value));
        foreach (ParamCurve used in terms.Select(plan.Of).Concat(driven.SelectMany(signal => Reachable.PlansBehind(methodology, signal))).SelectMany(BoxSearch.ParamsOf))
            reads[used.Index] = used.Span;
        if (reads.Count > 0)
            box.Ask(new RuleQuestion(() => Finds(methodology, box, ensure, reads.Keys), reads) { Most = driven.Length > 0 ? MostCellsDriven : MostCells });
    }

    private static bool Finds(Methodology methodology, ParamBox box, EnsureSpec ensure, IEnumerable<int> reads)
    {
        if (box.OfAll(() => Holds(methodology, ensure)))
            return false;
        Interval[] cell = box.Values;
        int[] open = [.. reads.Where(param => !cell[param].IsPoint)];
        return open.Length == 0 ? true : throw new UndecidedException(open, isNumber: false);
    }

    private static bool Holds(Methodology methodology, EnsureSpec ensure) =>
        DividesWell(methodology, ensure, new DiagnosticBag()) && new Prover(methodology, ensure, planned: false).Decide().Outcome == Outcome.Proved;

    private static bool IsComplete(Methodology methodology) => methodology.Complete is { Run: true, Phases: true } && (methodology.Complete.Data || methodology.External != null);

    private static bool IsPlanned(Methodology methodology, EnsureSpec ensure) =>
        ValuesOf(ensure.Property).All(value => value.Value.Signal == null || methodology.FindSignal(value.Value.Signal)?.Timeline != null);

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!IsComplete(methodology))
            return;
        foreach (EnsureSpec ensure in methodology.Ensures)
        {
            if (IsPlanned(methodology, ensure) && DividesWell(methodology, ensure, diagnostics))
                Check(methodology, ensure, diagnostics);
        }
    }

    private static void Check(Methodology methodology, EnsureSpec ensure, DiagnosticBag diagnostics)
    {
        Prover prover = new(methodology, ensure, planned: false);
        Verdict verdict = prover.Decide();
        string name = ensure.Name == null ? $"'{ensure.Written}'" : $"'{ensure.Name}' ({ensure.Written})";
        if (verdict.Outcome == Outcome.Proved)
        {
            foreach (Claim premise in prover.IdlePremises())
                diagnostics.Report(Diagnostics.Rules.EnsureVacuous, premise.Span, $"'{Words.Of(premise)}' holds at no time, so what it implies is said of nothing. Correct the premise, or remove the property.", new DiagnosticDetails { Draw = () => Sides(methodology, ensure, prover, premise) });
            return;
        }
        ValueTerm[] driven = [.. ValuesOf(ensure.Property).Where(prover.Curves.IsDriven).GroupBy(value => value.Name).Select(group => group.First())];
        Prover plan = new(methodology, ensure, planned: true);
        if (driven.Length == 0)
        {
            Report(methodology, ensure, plan, verdict, name, "", diagnostics);
            return;
        }
        Verdict ofPlan = plan.Decide();
        if (ofPlan.Outcome == Outcome.Proved)
            ReportController(methodology, ensure, prover, verdict, name, driven, diagnostics);
        else
            Report(methodology, ensure, plan, ofPlan, name, $" That is the plan already, before controllers move {string.Join(" and ", driven.Select(value => $"'{value.Name}'"))}.", diagnostics);
    }

    private static void Report(Methodology methodology, EnsureSpec ensure, Prover prover, Verdict verdict, string name, string further, DiagnosticBag diagnostics)
    {
        if (verdict.Outcome == Outcome.Refuted)
            diagnostics.Report(Diagnostics.Rules.EnsureRefuted, ensure.Span, $"{name} does not hold: {verdict.Why}.{further} Change the schedule, or what is ensured.", Details(methodology, ensure, prover, verdict));
        else
            diagnostics.Report(Diagnostics.Rules.EnsureUndecided, ensure.Span, $"{name} can be neither proved nor refuted: {verdict.Why}.{further} Leave a wider margin, or compare simpler values.", Details(methodology, ensure, prover, verdict));
    }

    private static void ReportController(Methodology methodology, EnsureSpec ensure, Prover prover, Verdict verdict, string name, ValueTerm[] driven, DiagnosticBag diagnostics)
    {
        string[] controllers = [.. driven.SelectMany(value => methodology.PipelineOf(value.Value.Signal!)).Select(controller => $"'{controller.Name}'").Distinct()];
        string planned = string.Join(" and ", driven.Select(value => $"'planned {value.Name}'"));
        DiagnosticDetails details = Details(methodology, ensure, prover, verdict);
        RelatedLocation[] bounds =
        [
            .. driven.SelectMany(value => methodology.PipelineOf(value.Value.Signal!).Select(controller => controller.BoundOf(value.Value.Signal!)).OfType<Bound>())
                .Select(bound => new RelatedLocation(bound.Span, $"so far may '{bound.Signal}' go")),
        ];
        diagnostics.Report(
            Diagnostics.Rules.EnsureBrokenByController,
            ensure.Span,
            $"The plan has {name}, but {string.Join(" and ", controllers)} can break it: {verdict.Why}. Write {planned} if the plan is meant, or keep the controller in narrower bounds.",
            details with { Related = [.. details.Related, .. bounds], Notes = [.. details.Notes, .. ShortestWays.Of(methodology, ensure.Property, driven)] });
    }

    private static DiagnosticDetails Details(Methodology methodology, EnsureSpec ensure, Prover prover, Verdict verdict)
    {
        (double from, double to) = ensure.During is { } phase ? (phase.Start, phase.End) : (0, methodology.Epochs);
        Func<string?> draw = () => verdict.Drawn is { } comparison
            ? SidePlot.Draw((Words.Of(comparison.Left), prover.Curves.Of(comparison.Left)), (Words.Of(comparison.Right), prover.Curves.Of(comparison.Right)), from, to, verdict.Time)
            : verdict.DrawnValue is { } value ? SidePlot.Draw((Words.Of(value), prover.Curves.Of(value)), null, from, to, verdict.Time) : null;
        List<string> notes = [.. verdict.Notes];
        if (ensure.Documentation.Length > 0)
            notes.Insert(0, $"It is there because: {ensure.Documentation.Replace("\n", " ")}");
        RelatedLocation[] related =
        [
            .. ValuesOf(ensure.Property).Where(value => value.Value.Signal != null).Select(value => methodology.FindSignal(value.Value.Signal!)!).Distinct()
                .Select(signal => Place(signal, verdict)).GroupBy(place => place.Span).Select(group => group.First()),
        ];
        return new DiagnosticDetails { Related = related, Notes = notes, Draw = draw };
    }

    // The schedule that the signal follows at the time.
    private static RelatedLocation Place(Signal signal, Verdict verdict)
    {
        IReadOnlyList<Segment> segments = signal.Timeline!.Segments;
        Segment segment = verdict.IsApproached ? segments.Last(candidate => candidate.Start < verdict.Time) : signal.Timeline.SegmentAt(verdict.Time);
        return new RelatedLocation(segment.Span, $"'{signal.Name}' comes from here");
    }

    // The two sides of a comparison, which never meet as it says.
    private static string? Sides(Methodology methodology, EnsureSpec ensure, Prover prover, Claim premise)
    {
        (double from, double to) = ensure.During is { } phase ? (phase.Start, phase.End) : (0, methodology.Epochs);
        return premise is not ComparisonClaim comparison ? null
            : SidePlot.Draw((Words.Of(comparison.Left), prover.Curves.Of(comparison.Left)), (Words.Of(comparison.Right), prover.Curves.Of(comparison.Right)), from, to, from);
    }

    private static bool DividesWell(Methodology methodology, EnsureSpec ensure, DiagnosticBag diagnostics)
    {
        (double from, double to) = ensure.During is { } phase ? (phase.Start, phase.End) : (0, methodology.Epochs);
        ClaimCurves curves = new(methodology, false, from, to);
        foreach (OperationTerm quotient in TermsOf(ensure.Property).SelectMany(Quotients))
        {
            Curve divisor = curves.Of(quotient.Right);
            Interval values = divisor.Over(from, to);
            if (!values.Contains(0) && values.IsFinite)
                continue;
            diagnostics.Report(Diagnostics.Rules.DivisionByZero, quotient.Right.Span, $"The divisor '{Words.Of(quotient.Right)}' can become 0: it takes values from {Numbers.Short(values.Low)} to {Numbers.Short(values.High)}. Multiply both sides by it instead.", new DiagnosticDetails { Draw = () => SidePlot.Draw((Words.Of(quotient.Right), divisor), null, from, to, from) });
            return false;
        }
        return true;
    }

    private static IEnumerable<OperationTerm> Quotients(ClaimTerm term) =>
        term.Parts.SelectMany(Quotients).Concat(term is OperationTerm { Operation: BinaryOperation.Divide } quotient ? [quotient] : []);

    private static IEnumerable<ValueTerm> ValuesOf(EnsuredProperty property) => TermsOf(property).SelectMany(term => term.Values);

    private static IEnumerable<ClaimTerm> TermsOf(EnsuredProperty property) => property switch
    {
        AlwaysProperty always => TermsOf(always.Claim),
        AtProperty at => TermsOf(at.Claim),
        EventuallyProperty eventually => TermsOf(eventually.Claim),
        UntilProperty until => TermsOf(until.Claim).Concat(TermsOf(until.Until)),
        ChangeProperty change => [change.Value],
        IntegralProperty integral => [integral.Value],
        _ => [],
    };

    private static IEnumerable<ClaimTerm> TermsOf(Claim claim) => claim is ComparisonClaim comparison ? [comparison.Left, comparison.Right] : claim.Parts.SelectMany(TermsOf);
}
