package org.cognitoee.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars as SVG, readable on light and on dark ground. */
final class Chart {

    private static final int WIDTH = 760;
    private static final int LABELS = 270;
    private static final int VALUES = 90;
    private static final int ROW = 26;
    private static final int TOP = 52;

    /** One line of the chart. */
    private record Bar(String label, double value, boolean ours) {}

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    /**
     * @param title what is measured, in one line
     * @param unit what a bar's length is, in one line
     */
    Chart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** One more bar below those before. */
    Chart bar(String label, double value, boolean ours) {
        bars.add(new Bar(label, value, ours));
        return this;
    }

    /** The SVG document. */
    @Override
    public String toString() {
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        int height = TOP + bars.size() * ROW + 8;
        StringBuilder svg =
                new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
                <style>
                  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
                  .title { font-size: 15px; font-weight: 600 }
                  .unit, .value { fill: #59636e }
                  .bar { fill: #8c959f }
                  .ours { fill: #0969da }
                  @media (prefers-color-scheme: dark) {
                    text { fill: #e6edf3 }
                    .unit, .value { fill: #9198a1 }
                    .bar { fill: #656c76 }
                    .ours { fill: #4493f8 }
                  }
                </style>
                <text class="title" x="8" y="20">%s</text>
                <text class="unit" x="8" y="40">%s</text>
                """.formatted(WIDTH, height, escaped(title), escaped(title), escaped(unit)));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = TOP + i * ROW;
            double length = Math.max(1, (WIDTH - LABELS - VALUES) * bar.value() / longest);
            svg.append(String.format(
                    Locale.ROOT,
                    """
                    <text x="%d" y="%d" text-anchor="end">%s</text>
                    <rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>
                    <text class="value" x="%.1f" y="%d">%s</text>
                    """,
                    LABELS - 8,
                    y + 16,
                    escaped(bar.label()),
                    bar.ours() ? "ours" : "bar",
                    LABELS,
                    y + 3,
                    length,
                    ROW - 8,
                    LABELS + length + 8,
                    y + 16,
                    Table.number(bar.value())));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
