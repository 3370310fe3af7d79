package org.hotline12333.simulator.coverage;

import java.util.List;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Transition;

/** Draws the menu as SVG that needs nothing else: no script, no font, no style sheet. */
final class CoveragePicture {
    /** From a box to the upright part of a far arrow. */
    private static final int BESIDE = 14;

    private static final String STYLE =
            """
            <style>
            text { font: 11px "DejaVu Sans", Verdana, sans-serif; fill: #1f2933; }
            .head { font-size: 20px; font-weight: bold; }
            .note, .row { fill: #66727f; }
            .title { font-weight: bold; font-size: 12px; fill: #fff; }
            .box { fill: #fff; stroke: #3d5a80; }
            .bar { fill: #3d5a80; }
            .title.gap { fill: #ffb3a7; }
            .arrow { fill: none; stroke: #6b8cae; stroke-width: 1.5; marker-end: url(#tip); }
            .arrow.un { stroke: #c0392b; stroke-dasharray: 5 4; marker-end: url(#untip); }
            .count { fill: #8a97a5; font-size: 9px; }
            tspan.un { fill: #c0392b; font-weight: bold; }
            .label { paint-order: stroke; stroke: #f6f8fa; stroke-width: 4px; }
            </style>
            <defs>
            <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"
             orient="auto"><path d="M0 0L8 4L0 8z" fill="#6b8cae"/></marker>
            <marker id="untip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"
             orient="auto"><path d="M0 0L8 4L0 8z" fill="#c0392b"/></marker>
            </defs>
            """;

    private final Coverage coverage;
    private final CoverageLayout layout;
    private final StringBuilder svg = new StringBuilder();

    private CoveragePicture(Coverage coverage) {
        this.coverage = coverage;
        this.layout = CoverageLayout.of(coverage);
    }

    static String of(Coverage coverage) {
        return new CoveragePicture(coverage).draw();
    }

    private String draw() {
        int width = layout.width();
        int height = layout.height();
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                        .formatted(width, height));
        add(" width=\"%d\" height=\"%d\">\n%s".formatted(width, height, STYLE));
        add("<rect width=\"100%\" height=\"100%\" fill=\"#f6f8fa\"/>\n");
        text(
                CoverageLayout.MARGIN,
                36,
                "head",
                "Dialplan " + coverage.dialplan() + ": " + coverage.summary());
        text(
                CoverageLayout.MARGIN,
                58,
                "note",
                "Red: walked by nobody. Grey: how often. In a box: what stays, leaves or works"
                        + " everywhere.");
        layout.edges().forEach(this::arrow);
        layout.boxes().forEach(this::box);
        layout.edges().forEach(this::labels);
        return svg.append("</svg>\n").toString();
    }

    private void box(CoverageBox box) {
        String name = box.title().isEmpty() ? "from anywhere" : box.title();
        List<Transition> own =
                coverage.transitions().stream()
                        .filter(transition -> transition.dialog().equals(box.title()))
                        .toList();
        long walked = own.stream().filter(coverage::isWalked).count();
        boolean complete = walked == own.size();
        rectangle(box, "box", box.height());
        rectangle(box, "bar", CoverageBox.HEAD - 4);
        text(box.x() + 8, box.y() + 15, "title", name);
        add(
                "<text class=\"title %s\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%d/%d</text>\n"
                        .formatted(
                                complete ? "" : "gap",
                                box.x() + CoverageBox.WIDTH - 8,
                                box.y() + 15,
                                walked,
                                own.size()));
        int y = box.y() + CoverageBox.HEAD + 10;
        for (var row : box.rows().entrySet()) {
            add("<text x=\"%d\" y=\"%d\">".formatted(box.x() + 8, y));
            row(row.getKey(), row.getValue());
            add("</text>\n");
            y += CoverageBox.LINE;
        }
    }

    private void rectangle(CoverageBox box, String style, int height) {
        add(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>\n"
                        .formatted(style, box.x(), box.y(), CoverageBox.WIDTH, height));
    }

    private void row(String common, List<Transition> transitions) {
        boolean named =
                transitions.stream()
                        .anyMatch(transition -> !Coverage.inDialog(transition).equals(common));
        if (named) {
            add("<tspan class=\"row\">%s </tspan>".formatted(escaped(common)));
        }
        for (Transition transition : transitions) {
            token(transition, (named ? transition.name() : common) + mark(transition));
        }
    }

    private void token(Transition transition, String words) {
        boolean walked = coverage.isWalked(transition);
        add("<tspan class=\"%s\">%s".formatted(walked ? "" : "un", escaped(words)));
        add(
                "<title>%s: %s</title></tspan>"
                        .formatted(escaped(transition.id()), escaped(Coverage.leads(transition))));
        add(
                "<tspan class=\"count\">%s </tspan>"
                        .formatted(walked ? "×" + coverage.count(transition) : ""));
    }

    /** Where a way leads that is no arrow; asking again goes without saying. */
    private static String mark(Transition transition) {
        return switch (transition.target()) {
            case Target.Goto(String dialog) ->
                    "→" + (dialog.equals(transition.dialog()) ? "self" : dialog);
            case Target.Transfer(String queue) -> "→" + queue;
            case Target.Disconnect _ -> "→end";
            case Target.Back _ -> "←";
            case Target.Again _, Target.Reprompt _, Target.Refuse _ -> "";
        };
    }

    private void arrow(CoverageEdge edge) {
        boolean walked = edge.transitions().stream().anyMatch(coverage::isWalked);
        add("<path class=\"arrow %s\" d=\"%s\"/>\n".formatted(walked ? "" : "un", course(edge)));
    }

    private String course(CoverageEdge edge) {
        CoverageBox from = edge.from();
        CoverageBox to = edge.to();
        int fromRight = from.x() + CoverageBox.WIDTH;
        int toRight = to.x() + CoverageBox.WIDTH;
        return switch (edge.course()) {
            case ONWARD -> curve(fromRight, from.rightPort(edge), to.x(), to.leftPort(edge));
            case BACK -> curve(from.x(), from.leftPort(edge), toRight, to.rightPort(edge));
            case ASIDE ->
                    "M%d %dC%d %d %d %d %d %d"
                            .formatted(
                                    from.x(),
                                    from.leftPort(edge),
                                    from.x() - CoverageLayout.GAP * 2 / 3,
                                    from.leftPort(edge),
                                    to.x() - CoverageLayout.GAP * 2 / 3,
                                    to.leftPort(edge),
                                    to.x(),
                                    to.leftPort(edge));
            case FAR ->
                    "M%d %dh%dV%dH%dV%dH%d"
                            .formatted(
                                    fromRight,
                                    from.rightPort(edge),
                                    BESIDE,
                                    layout.lane(edge),
                                    toRight + BESIDE,
                                    to.rightPort(edge),
                                    toRight);
        };
    }

    private static String curve(int x1, int y1, int x2, int y2) {
        int middle = (x1 + x2) / 2;
        return "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, middle, y1, middle, y2, x2, y2);
    }

    private void labels(CoverageEdge edge) {
        if (edge.course() == CoverageEdge.Course.FAR) {
            label(edge.from().x() + CoverageBox.WIDTH, layout.lane(edge) - 5, edge.transitions());
            return;
        }
        CoverageBox box = edge.isLabelledAt(edge.to()) ? edge.to() : edge.from();
        int y = box.leftPort(edge) - 4;
        for (Transition transition : edge.transitions()) {
            label(box.x() - 12, y, List.of(transition));
            y += CoverageBox.LINE;
        }
    }

    private void label(int right, int y, List<Transition> transitions) {
        add("<text class=\"label\" x=\"%d\" y=\"%d\" text-anchor=\"end\">".formatted(right, y));
        for (Transition transition : transitions) {
            token(transition, Coverage.inDialog(transition).replaceFirst("^outcome ", ""));
        }
        add("</text>\n");
    }

    private void text(int x, int y, String style, String words) {
        add(
                "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n"
                        .formatted(style, x, y, escaped(words)));
    }

    private void add(String markup) {
        svg.append(markup);
    }

    private static String escaped(String words) {
        return words.codePoints()
                .mapToObj(c -> c == '&' ? "&amp;" : c == '<' ? "&lt;" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
