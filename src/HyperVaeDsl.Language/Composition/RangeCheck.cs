using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// HV1013: a methodology must be right for every value of its params. It is bound and judged with params that stay params. Those that nothing reads as plain
/// numbers have an effect only through curves and comparisons; what the rules require of these is proved of all values at once (<see cref="BoxSearch"/>, <see cref="QuestionSearch"/>), or
/// shown to fail at a value, with which it is then compiled. It is compiled with every value of the others, and the proof is made again with each of them. Where these have
/// too many values, or values that cannot be counted, that is an error of its own (<see cref="UnprovedParams"/>). What is wrong is traced back to the params that it takes.
/// </summary>
/// <param name="chosen">The params as they are.</param>
/// <param name="compile">The errors of the methodology with some values.</param>
/// <param name="compileOpen">The same with params that stay params; what is required of them is noted in the box.</param>
internal sealed class RangeCheck(
    IReadOnlyDictionary<string, Param> chosen,
    Func<IReadOnlyDictionary<string, Param>, IReadOnlyList<Diagnostic>> compile,
    Func<IReadOnlyDictionary<string, Param>, ParamBox, IReadOnlyList<Diagnostic>> compileOpen)
{
    private const int MostShown = 3;

    // How many cells of time and params are looked at for all that has to be proved, and for one fact.
    private const int MostCells = 20_000;
    private const int MostCellsOfOne = 4_000;

    // So many at each further setting, whatever the others took.
    private const int LeastCells = 1_000;

    // How many cells of params rules are asked of at one setting.
    private const int MostQuestions = 4_000;

    private readonly Param[] all = [.. chosen.Values];
    private readonly FailingParams failing = new([.. chosen.Values], compile);
    private readonly List<(Diagnostic Finding, List<IReadOnlyList<Param>> Causes)> found = [];
    private readonly Dictionary<string, TriedParam> tried = new(StringComparer.Ordinal);
    private readonly HashSet<ParamFact> proved = [];
    private readonly HashSet<RuleQuestion> answered = [];
    private ParamBox? shared;
    private int cells = MostCells;

    /// <summary>Reports what is only wrong with other values of the params.</summary>
    public RangeVerdict Run(DiagnosticBag diagnostics)
    {
        if (all.Length == 0)
            return RangeVerdict.None;
        int settings = 0;
        if (CountedSettings.AreFew(all))
        {
            foreach (Param[] point in CountedSettings.Others(all))
            {
                settings++;
                Add(failing.ErrorsOf(point), point);
            }
        }
        else
        {
            // A param of which something cannot be proved, or that is read at another setting, is compiled with each of its values, too.
            for (bool isDone = false; !isDone;)
                (settings, isDone) = Prove();
        }
        Report(diagnostics);
        TriedParam[] open = AreCounted ? [] : [.. tried.Values];
        if (!diagnostics.HasErrors)
            UnprovedParams.Report(open, chosen, diagnostics);
        return new RangeVerdict(settings, [.. all.Select(param => param.Name).Except(open.Select(param => param.Name))], open);
    }

    private bool AreCounted => CountedSettings.Number(tried.Keys.Select(name => chosen[name])) <= CountedSettings.Most;

    // The proof at the setting that is chosen, and at those of the params that are compiled with every value.
    private (int Settings, bool IsDone) Prove()
    {
        ReadAt(all, out ParamBox? first);
        if (first != null && (first.Read.Count > 0 || !ProveOf(first, all)))
            return (0, false);
        int settings = 0;
        foreach (Param[] point in AreCounted ? CountedSettings.Others([.. all.Where(param => tried.ContainsKey(param.Name))]) : [])
        {
            settings++;
            cells = Math.Max(cells, LeastCells);
            int before = tried.Count;
            Param[] setting = [.. all.Select(param => point.FirstOrDefault(other => other.Name == param.Name) ?? param)];
            ReadAt(setting, out ParamBox? box);
            if (tried.Count > before || (box != null && !ProveOf(box, setting)))
                return (settings, false);
        }
        return (settings, true);
    }

    // Compiles with the params that are not tried; of those that turn out to be read as numbers nothing is proved.
    private void ReadAt(Param[] point, out ParamBox? box)
    {
        box = null;
        Param[] open = [.. point.Where(param => !tried.ContainsKey(param.Name) && !param.Range.IsPoint)];
        if (open.Length == 0)
        {
            if (!point.SequenceEqual(all))
                Add(failing.ErrorsOf(point), point);
            return;
        }
        box = Renewed();
        IReadOnlyList<Diagnostic> errors = compileOpen(point.ToDictionary(param => param.Name, StringComparer.Ordinal), box);
        IReadOnlyList<Diagnostic> ofNumbers = errors.Count == 0 || point.SequenceEqual(all) ? [] : failing.ErrorsOf(point);
        Add(ofNumbers, point);
        // What is read of a setting that is wrong anyway says nothing of right ones.
        if (ofNumbers.Count > 0)
        {
            box = null;
            return;
        }
        // What is wrong with params only, and not with the numbers that they have, says nothing of other numbers.
        foreach (Param param in errors.Count > 0 ? open : [])
            Try(param.Name, errors[0].Span, box, isUndecided: true);
        foreach (KeyValuePair<int, TextSpan> read in box.Read)
            Try(box.Names[read.Key], read.Value, box, isUndecided: false);
    }

    // One box for all settings, so that what was read, bound or proved with it is known at the next one. Params that are tried are numbers from then on.
    private ParamBox Renewed()
    {
        Param[] open = shared == null ? [.. all.Where(param => !param.Range.IsPoint)] : [];
        shared ??= new ParamBox([.. open.Select(param => param.Name)], [.. open.Select(param => param.Value)], [.. open.Select(param => param.Domain)]);
        shared.Renew(tried.Keys);
        return shared;
    }

    // What is required of all values; false when something can be neither proved nor refuted.
    private bool ProveOf(ParamBox box, Param[] point)
    {
        int before = tried.Count;
        box.Open();
        foreach (ParamFact fact in box.Facts)
        {
            if (proved.Contains(fact))
                continue;
            int most = Math.Min(cells, MostCellsOfOne);
            int left = most;
            BoxVerdict verdict = BoxSearch.Prove(fact, box, ref left);
            cells -= most - Math.Max(0, left);
            if (verdict.IsProved)
            {
                proved.Add(fact);
                continue;
            }
            if (verdict.Counterexample is { } values)
            {
                IReadOnlyList<Diagnostic> errors = ErrorsAt(values);
                // Where a divisor changes its sign it is 0 in between, which is wrong where the other sign is not.
                if (fact.IsOfSign && errors.All(error => error.Code != fact.Code) && BoxSearch.Zero(fact, box, box.Point, values) is { } zero)
                    errors = [.. errors, .. ErrorsAt(zero)];
                if (errors.Count > 0)
                    continue;
            }
            Leave([.. BoxSearch.ParamsOf(fact.Curve).Select(used => used.Name).Distinct()], _ => fact.Span, box);
        }
        box.Close();
        int questions = MostQuestions;
        foreach (RuleQuestion question in box.Questions.Where(question => !answered.Contains(question)))
        {
            QuestionVerdict answer = new QuestionSearch(question, box).Run(ref questions);
            if (answer.Counterexample is { } values && ErrorsAt(values).Count > 0)
                continue;
            if (answer.Counterexample == null && answer.Open.Count == 0)
                answered.Add(question);
            Leave([.. (answer.Counterexample != null ? question.Reads.Keys : answer.Open).Select(open => box.Names[open])], name => question.Reads.TryGetValue(box.IndexOf(name), out TextSpan place) ? place : question.Reads.Values.First(), box);
        }
        return tried.Count == before;

        IReadOnlyList<Diagnostic> ErrorsAt(double[] values)
        {
            Param[] setting = [.. point.Select(param => box.IndexOf(param.Name) is >= 0 and int i && !values[i].Equals(param.Value) ? param.At(values[i]) : param)];
            IReadOnlyList<Diagnostic> errors = failing.ErrorsOf(setting);
            Add(errors, setting);
            return errors;
        }
    }

    // What is undecided may be decided once those of its params are numbers that can be compiled with each of their values.
    private void Leave(string[] names, Func<string, TextSpan> placeOf, ParamBox box)
    {
        string[] counted = [.. names.Where(name => !double.IsInfinity(chosen[name].Domain.Count))];
        bool areFew = CountedSettings.Number(tried.Keys.Union(counted).Select(name => chosen[name])) <= CountedSettings.Most;
        foreach (string name in areFew && counted.Length > 0 ? counted : names)
            Try(name, placeOf(name), box, isUndecided: true);
    }

    private void Try(string name, TextSpan place, ParamBox box, bool isUndecided)
    {
        if (!tried.ContainsKey(name))
            tried.Add(name, new TriedParam(name, place, isUndecided));
        box.Fix(box.IndexOf(name));
    }

    private void Add(IReadOnlyList<Diagnostic> errors, Param[] point)
    {
        foreach (Diagnostic error in errors)
        {
            int index = found.FindIndex(item => item.Finding.Code == error.Code && item.Finding.Span == error.Span);
            // What some of the values do, all of them do.
            if (index >= 0 && found[index].Causes.Any(cause => cause.All(param => point.Any(other => other.Name == param.Name && other.Value.Equals(param.Value)))))
                continue;
            (IReadOnlyList<Param> cause, Diagnostic finding) = failing.Trace(error, point);
            if (index < 0)
                found.Add((finding, [cause]));
            else
                found[index].Causes.Add(cause);
        }
    }

    private void Report(DiagnosticBag diagnostics)
    {
        foreach ((Diagnostic finding, List<IReadOnlyList<Param>> causes) in found)
        {
            string[] with = [.. causes.Select(cause => string.Join(" and ", cause.Select(param => $"{param.Name} = {param.Show(param.Value)}")))];
            string further = with.Length == 1 ? "" : $" The same with {string.Join("; ", with.Skip(1).Take(MostShown))}{(with.Length - 1 > MostShown ? $"; and {Numbers.Format(with.Length - 1 - MostShown)} more" : "")}.";
            RelatedLocation[] places = [.. causes[0].Select(param => new RelatedLocation(param.Declaration.Span, $"the range of '{param.Name}'"))];
            diagnostics.Report(Rules.NotForAllValues, finding.Span, $"With {with[0]} there is {finding.Code}: {finding.Message}{further}", new DiagnosticDetails { Related = [.. finding.Related, .. places], Notes = finding.Notes, Picture = finding.Picture });
        }
    }

    internal static string Key(IEnumerable<Param> values) => string.Join(" ", values.Select(param => BitConverter.DoubleToInt64Bits(param.Value + 0.0).ToString("x", System.Globalization.CultureInfo.InvariantCulture)));
}
