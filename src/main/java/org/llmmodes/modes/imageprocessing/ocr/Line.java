package org.llmmodes.modes.imageprocessing.ocr;

import java.util.List;
import java.util.stream.Collectors;

/** A line that was read, and where it stands. */
record Line(TiltedBox box, Recognizer.Reading reading) {

    /** Lines as one text, in reading order. */
    static ReadText together(List<Line> lines, boolean complete) {
        var rows = ReadingOrder.of(lines.stream().map(Line::box).toList());
        var text = rows.stream()
                .map(row -> row.stream().map(i -> lines.get(i).reading().text()).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
        var ordered = rows.stream()
                .flatMap(List::stream)
                .map(i -> lines.get(i).shown())
                .toList();
        return new ReadText(ordered, text, complete);
    }

    private TextLine shown() {
        var left = (int) Math.max(0, Math.floor(box.x() - box.reachAcross()));
        var top = (int) Math.max(0, Math.floor(box.y() - box.reachDown()));
        var right = (int) Math.ceil(box.x() + box.reachAcross());
        var bottom = (int) Math.ceil(box.y() + box.reachDown());
        return new TextLine(reading.text(), reading.confidence(), left, top, right - left, bottom - top, box.angle());
    }
}
