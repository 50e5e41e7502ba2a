namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>The style sheet of a report, for light and for dark and for narrow windows.</summary>
internal static class ReportSheet
{
    /// <summary>The rules; they have no sign that XML reads as its own.</summary>
    public const string Rules = """
        :root{color-scheme:light dark;--ground:#fff;--card:#f6f8fa;--ink:#1f2328;--faint:#59636e;--rule:#d1d9e0;--line:#0969da;--plan:#bc4c00;--good:#1a7f37;--bad:#cf222e}
        @media (prefers-color-scheme:dark){:root{--ground:#0d1117;--card:#151b23;--ink:#e6edf3;--faint:#9da7b3;--rule:#30363d;--line:#58a6ff;--plan:#f0883e;--good:#3fb950;--bad:#ff7b72}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
        h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 0}
        h2{font-size:1.15rem;margin:2.25rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--rule)}
        p{margin:.4rem 0;max-width:46rem}
        .faint{color:var(--faint)}
        .good{color:var(--good)}
        .bad{color:var(--bad)}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,10rem),1fr));gap:.75rem;margin:1rem 0}
        dt{color:var(--faint);font-size:.85rem}
        dd{margin:0;font-variant-numeric:tabular-nums}
        .wide{grid-column:1/-1}
        ul.key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:.5rem 0;padding:0;font-size:.9rem}
        .key svg{width:1.6em;height:.8em;vertical-align:baseline;margin-right:.35em}
        .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.75rem}
        .balls{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,33rem),1fr));gap:.75rem}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));gap:.5rem;text-align:center}
        figure{margin:0;padding:.5rem .6rem;background:var(--card);border:1px solid var(--rule);border-radius:6px}
        figcaption{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 .75rem;font-size:.9rem}
        figcaption b{font-weight:600}
        figcaption span{color:var(--faint);font-variant-numeric:tabular-nums}
        figure svg{display:block;width:100%;height:auto}
        figure img{display:block;width:100%;max-width:320px;height:auto;margin:.25rem auto 0}
        svg text{fill:var(--faint);font:11px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}
        .end{text-anchor:end}
        .middle{text-anchor:middle}
        .grid{stroke:var(--rule);stroke-width:.75}
        .mark{stroke:var(--faint);stroke-width:.75}
        .line,.plan{fill:none;stroke-linejoin:round;stroke-linecap:round}
        .line{stroke:var(--line);stroke-width:1.75}
        .plan{stroke:var(--plan);stroke-width:1.5;stroke-dasharray:4 4}
        .t0{fill:#0969da}.t1{fill:#bf8700}.t2{fill:#8250df}.t3{fill:#1a7f37}.t4{fill:#cf222e}.t5{fill:#6e7781}
        rect.t0,rect.t1,rect.t2,rect.t3,rect.t4,rect.t5{fill-opacity:.13}
        .key rect{fill-opacity:.4}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;min-width:20rem;font-size:.9rem;overflow-wrap:break-word}
        th,td{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--rule);font-variant-numeric:tabular-nums}
        th{color:var(--faint);font-weight:600}
        td:last-child{overflow-wrap:anywhere}
        pre{overflow-x:auto;margin:.5rem 0;padding:.75rem;background:var(--card);border:1px solid var(--rule);border-radius:6px;font:13px/1.45 ui-monospace,SFMono-Regular,Consolas,monospace;overflow-wrap:normal}
        summary{cursor:pointer}
        code{font:13px ui-monospace,SFMono-Regular,Consolas,monospace}
        """;
}
