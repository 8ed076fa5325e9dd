package org.llmmodes.modes.imageprocessing;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;

/** Words for formats, bytes, metadata and for looking at the image. */
final class FileWords {

    private static final String FORMAT = "\\.?(jpe?g|png|gif|webp)\\b";

    static final List<Rule> RULES = List.of(
            Rule.of("(\\d{1,8}(?:\\.\\d{1,3})?) ?(kb|kib|kilobytes?|mb|mib|megabytes?|bytes?)\\b", FileWords::budget),
            Rule.of(
                    "\\b(?:optimi[sz]ed?|compress(?:ed)?|(?:as small|smallest)(?: (?:file|size|file size))? (?:as )?possible|(?:smaller|smallest|tiny|small) file|shrink the file|(?:reduce|lower) (?:the )?file ?size|(?:ready )?for (?:the )?(?:web|e ?mail)|(?:web|e ?mail) friendly)\\b",
                    (m, c) -> new Step.Optimize(null)),
            Rule.of("\\b(?:as|to|into|in)(?: an?| the)? " + FORMAT, FileWords::convert),
            Rule.of(
                    "\\b(?:save|convert|export|output|write|get|give me|need|want|make|create)(?: (?:it|me|this|that|an?|as|small|smaller))*(?: to)? "
                            + FORMAT,
                    FileWords::convert),
            Rule.of("^(?:an? )?" + FORMAT + "(?: format| file| version)?(?: please)?$", FileWords::convert),
            Rule.of("\\bformat(?: (?:to|is|of|as|=|:))? ?" + FORMAT, FileWords::convert),
            Rule.of(FORMAT + " (?:format|version|please)\\b", FileWords::convert),
            Rule.of(
                    "\\b(?:remove|strip|delete|erase|clear|drop)(?: all| the| any)*(?: (?:exif|gps|meta ?data|location|camera)(?: data| info(?:rmation)?)?)+",
                    (m, c) -> new Step.Strip()),
            Rule.of(
                    "\\b(?:analy[sz]e|analysis|analysing|inspect|examine|(?:meta ?data|exif|histogram|properties|details|statistics)|(?:what|which|tell me|show|give me)(?: are| is)?(?: me)?(?: the| its)? dimensions|(?:dominant|main) colou?rs|image info(?:rmation)?|tell me about|describe)\\b",
                    (m, c) -> new Step.Analyze()));

    private FileWords() {}

    private static Step convert(Matcher found, String clause) throws Refused {
        return new Step.Convert(OutputFormat.named(found.group(1)).orElseThrow());
    }

    private static Step budget(Matcher found, String clause) throws Refused {
        var unit = found.group(2);
        var factor = unit.startsWith("k") ? 1_000 : unit.startsWith("m") ? 1_000_000 : 1;
        var bytes = new BigDecimal(found.group(1)).multiply(BigDecimal.valueOf(factor));
        if (bytes.compareTo(BigDecimal.valueOf(1_000)) < 0 || bytes.compareTo(BigDecimal.valueOf(10_000_000)) > 0) {
            throw new Refused("I can aim at files from 1 kB to 10 MB; please choose a size between these.");
        }
        return new Step.Optimize(bytes.intValue());
    }
}
