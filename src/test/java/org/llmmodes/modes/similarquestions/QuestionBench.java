package org.llmmodes.modes.similarquestions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.llmmodes.modes.similarquestions.Engines.Listed;

/**
 * Asks the engine what bench/questions/asked.txt says, with the default settings, and measures what it lists: on the topic, different from
 * each other, grammatical, and what a reader said (bench/questions/judged.tsv).
 */
final class QuestionBench {

    private static final Path ASKED = Path.of("bench/questions/asked.txt");
    private static final Path JUDGED = Path.of("bench/questions/judged.tsv");
    /** Two that are closer than this say the same in the same words. */
    private static final double SAME = 0.985;

    private QuestionBench() {}

    /**
     * One message and what came of it.
     *
     * @param form    the section it stands in
     * @param message what was asked
     * @param words   of which every listed question should have one; empty when nothing in particular is expected
     * @param answer  the reply
     * @param millis  how long it took
     */
    record Case(String form, String message, List<String> words, Engines.Answer answer, double millis) {

        boolean wantsList() {
            return !words.isEmpty();
        }

        List<Listed> listed() {
            return answer.questions();
        }

        boolean isOnTopic(Listed question) {
            var text = " " + English.key(question.text());
            return words.stream().anyMatch(word -> text.contains(" " + English.key(word)));
        }

        List<String> own() {
            return List.of(message.replaceAll(".*>> ", ""));
        }

        double closestPair() throws Exception {
            var closest = 0.0;
            for (var i = 0; i < listed().size(); i++) {
                for (var j = 0; j < i; j++) {
                    closest = Math.max(
                            closest,
                            SentenceEmbeddings.cosine(
                                    Engines.EMBEDDINGS.embed(listed().get(i).text()),
                                    Engines.EMBEDDINGS.embed(listed().get(j).text())));
                }
            }
            return closest;
        }
    }

    static List<Case> run() throws Exception {
        var cases = new ArrayList<Case>();
        Engines.ask("Is the model loaded?");
        var form = "";
        for (var line : Files.readAllLines(ASKED)) {
            if (line.startsWith("[")) {
                form = line.substring(1, line.indexOf(']'));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.add(ask(form, line));
            }
        }
        return cases;
    }

    private static Case ask(String form, String line) throws Exception {
        var sides = line.split(" => ", 2);
        var words = sides.length < 2 ? List.<String>of() : Arrays.asList(sides[1].split(", ", -1));
        var turns = sides[0].split(" >> ", -1);
        var earlier = Arrays.copyOf(turns, turns.length - 1);
        var start = System.nanoTime();
        var answer = Engines.ask(turns[turns.length - 1], QuestionSettings.DEFAULTS, earlier);
        return new Case(form, sides[0], words, answer, (System.nanoTime() - start) / 1e6);
    }

    /** Figures of the listed questions of some cases. */
    record Figures(
            int asked,
            int listed,
            double threeOrMore,
            double similar,
            double similarity,
            double onTopic,
            double distinct,
            double wrapped,
            double grammatical,
            double millis) {

        static Figures of(List<Case> cases) throws Exception {
            var listed = cases.stream().mapToInt(c -> c.listed().size()).sum();
            var distinct = 0;
            for (var one : cases) {
                distinct += one.closestPair() < SAME ? 1 : 0;
            }
            return new Figures(
                    cases.size(),
                    listed,
                    share(cases, c -> c.listed().size() >= 3),
                    each(cases, (c, q) -> q.source().equals("follow_up") ? 0 : 1),
                    each(cases, (c, q) -> q.similarity()),
                    each(cases, (c, q) -> c.words().isEmpty() || c.isOnTopic(q) ? 1 : 0),
                    distinct / (double) Math.max(1, cases.size()),
                    each(cases, (c, q) -> Grammar.wraps(q.text(), c.own()) ? 1 : 0),
                    each(cases, (c, q) -> Grammar.mistakes(q.text()).isEmpty() ? 1 : 0),
                    cases.stream().mapToDouble(Case::millis).average().orElse(0));
        }

        private static double share(List<Case> cases, Predicate<Case> what) {
            return cases.stream().filter(what).count() / (double) Math.max(1, cases.size());
        }

        private static double each(List<Case> cases, Measure measure) {
            return cases.stream()
                    .flatMapToDouble(c -> c.listed().stream().mapToDouble(q -> measure.of(c, q)))
                    .average()
                    .orElse(1);
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.0f %% | %.0f %% | %.3f | %.1f %% | %.0f %% | %.0f %% | %.1f %% | %.0f |",
                    name,
                    asked,
                    listed,
                    100 * threeOrMore,
                    100 * similar,
                    similarity,
                    100 * onTopic,
                    100 * distinct,
                    100 * wrapped,
                    100 * grammatical,
                    millis);
        }
    }

    @FunctionalInterface
    private interface Measure {
        double of(Case asked, Listed question);
    }

    /** The table of figures, by form and for all that want a list, and what was said of the questions by a reader. */
    static String report(List<Case> cases) throws Exception {
        var lines = new ArrayList<String>();
        lines.add(
                "| form | asked | listed | three or more | at the threshold | similarity | on topic | distinct | mere wrapping"
                        + " | grammatical | ms |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
        for (var form : cases.stream().map(Case::form).distinct().toList()) {
            lines.add(
                    Figures.of(cases.stream().filter(c -> c.form().equals(form)).toList())
                            .row(form));
        }
        lines.add(Figures.of(cases.stream().filter(Case::wantsList).toList()).row("**all that want a list**"));
        lines.add("");
        lines.add(verdicts(cases));
        return String.join("\n", lines);
    }

    private static String verdicts(List<Case> cases) throws IOException {
        var judged = judged();
        var counts = new HashMap<String, Integer>();
        var listed = 0;
        for (var one : cases) {
            for (var question : one.listed()) {
                listed++;
                counts.merge(judged.getOrDefault(key(one, question), "not read"), 1, Integer::sum);
            }
        }
        return "Said of the " + listed + " questions listed by who read them: " + new java.util.TreeMap<>(counts);
    }

    static Map<String, String> judged() throws IOException {
        var judged = new HashMap<String, String>();
        if (Files.exists(JUDGED)) {
            for (var line : Files.readAllLines(JUDGED)) {
                var parts = line.split("\t", -1);
                if (parts.length == 3) {
                    judged.put(parts[1] + "\t" + parts[2], parts[0]);
                }
            }
        }
        return judged;
    }

    private static String key(Case one, Listed question) {
        return one.message() + "\t" + question.text();
    }

    /** Every reply, for a reader: message, sentence of the reply, listed questions with the rules they break. */
    static String listing(List<Case> cases) throws IOException {
        var judged = judged();
        var lines = new ArrayList<String>();
        for (var one : cases) {
            lines.add("## " + one.message());
            one.answer()
                    .reply()
                    .content()
                    .lines()
                    .filter(l -> !l.matches("\\d+\\. .*"))
                    .forEach(lines::add);
            for (var question : one.listed()) {
                var marks = new ArrayList<>(Grammar.mistakes(question.text()));
                if (one.wantsList() && !one.isOnTopic(question)) {
                    marks.add("off topic");
                }
                lines.add(String.format(
                        Locale.ROOT,
                        "%s\t%.3f\t%s\t%s\t%s",
                        judged.getOrDefault(key(one, question), "-"),
                        question.similarity(),
                        question.source(),
                        question.text(),
                        marks.isEmpty() ? "" : marks));
            }
            lines.add("");
        }
        return String.join("\n", lines);
    }
}
