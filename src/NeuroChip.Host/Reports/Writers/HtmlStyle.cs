using NeuroChip.Host.Charts;

namespace NeuroChip.Host.Reports.Writers;

/// <summary>The style sheet of HTML reports: light and dark by the reader's setting, narrow and wide, on paper always light.</summary>
static class HtmlStyle
{
    const string Layout = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
        header,main{max-width:60rem;margin:0 auto;padding:0 1rem}
        header{padding-top:1.5rem}
        h1{font-size:1.6rem;line-height:1.2;margin:0 0 .3rem;overflow-wrap:anywhere}
        h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--rule);padding-bottom:.25rem}
        p,li,figcaption{overflow-wrap:anywhere}
        .banner{margin:0;color:var(--soft)}
        a{color:var(--accent)}
        a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        nav ul{list-style:none;padding:0;margin:.8rem 0 0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
        .skip{position:absolute;left:-999rem}
        .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem;margin:1rem 0}
        .figures div{background:var(--panel);border:1px solid var(--rule);border-radius:.4rem;padding:.6rem .8rem}
        .figures dt{color:var(--soft);font-size:.85rem}
        .figures dd{margin:0;font-size:.8rem;color:var(--soft)}
        .figures dd.value{font-size:1.5rem;line-height:1.3;color:var(--ink);font-variant-numeric:tabular-nums}
        figure{margin:1rem 0}
        figcaption{font-weight:600;margin-bottom:.4rem}
        svg.chart{display:block;width:100%;max-width:46rem;height:auto}
        svg.narrow{display:none}
        details{margin:.5rem 0}
        summary{cursor:pointer;color:var(--accent);padding:.2rem 0}
        .table{overflow-x:auto;max-width:100%;margin:.6rem 0}
        table{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;color:var(--soft);padding:.2rem 0 .4rem}
        caption span{display:block;position:sticky;left:0;width:max-content;max-width:min(58rem,calc(100vw - 2rem))}
        th,td{text-align:left;padding:.25rem .9rem .25rem 0;border-bottom:1px solid var(--rule);vertical-align:top}
        table{width:max-content}
        td{min-width:3rem;max-width:24rem}
        td.n{text-align:right;white-space:nowrap}
        pre{background:var(--panel);border:1px solid var(--rule);border-radius:.4rem;padding:.7rem;white-space:pre-wrap;overflow-wrap:anywhere}
        @media screen and (max-width:34rem){svg.wide{display:none}svg.narrow{display:block}.figures{grid-template-columns:repeat(auto-fit,minmax(9rem,1fr))}th,td{white-space:nowrap;max-width:none}}
        @media print{caption span{max-width:none;width:auto}nav,.skip,summary,details p,details:not([open]){display:none}body{font-size:11pt}section,figure{break-inside:avoid-page}h2{break-after:avoid}.table{overflow:visible}table{width:100%;font-size:7.5pt}th,td,td.n{min-width:0;padding-right:.4rem;white-space:normal;overflow-wrap:break-word}a{color:inherit}}
        """;

    public static string Text { get; } =
        $"\n:root{{{ChartStyle.LightVariables}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{ChartStyle.DarkVariables}}}}}\n{Layout}\n{ChartStyle.Rules}\n";
}
