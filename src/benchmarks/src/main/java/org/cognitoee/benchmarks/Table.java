package org.cognitoee.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown that can be read without rendering it. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        rows.add(List.of(titles));
    }

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Three digits that count, and no more than they are worth. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 99.5 ? "%,.0f" : size >= 9.95 ? "%.1f" : "%.2f", value);
    }

    /** Nanoseconds as microseconds. */
    static String micros(double nanos) {
        return number(nanos / 1_000);
    }

    /** Octets as kilobytes. */
    static String kilobytes(double bytes) {
        return number(bytes / 1_024);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            append(text, rows.get(i), widths);
            if (i == 0) {
                for (int column = 0; column < widths.length; column++) {
                    text.append('|').append("-".repeat(widths[column] + 1)).append(column == 0 ? '-' : ':');
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String fill = " ".repeat(widths[i] - row.get(i).length());
            text.append("| ")
                    .append(i == 0 ? row.get(i) + fill : fill + row.get(i))
                    .append(' ');
        }
        text.append("|\n");
    }
}
