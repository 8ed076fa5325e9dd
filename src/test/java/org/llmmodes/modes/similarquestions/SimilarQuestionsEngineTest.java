package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.llmmodes.modes.similarquestions.Engines.ask;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmodes.modes.similarquestions.Engines.Listed;

class SimilarQuestionsEngineTest {

    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\d+\\. (.+)$");

    @Test
    void listsParaphrasesAboveTheThresholdMostSimilarFirst() throws Exception {
        var answer = ask("What is the difference between REST and GraphQL?");
        assertThat(answer.questions())
                .hasSize(5)
                .allMatch(question -> question.similarity() >= 0.8)
                .isSortedAccordingTo((a, b) -> Double.compare(b.similarity(), a.similarity()));
        assertThat(answer.texts()).doesNotContain("What is the difference between REST and GraphQL?");
        assertThat(answer.reply().model()).isEqualTo("all-MiniLM-L6-v2-quantized");
        assertThat(answer.reply().promptTokens()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"How does a car engine work?", "Explain photosynthesis", "Does zorbing blurf?", "..."})
    void theContentIsTheListAndTheDeltasAreTheContent(String message) throws Exception {
        var answer = ask(message);
        assertThat(String.join("", answer.deltas())).isEqualTo(answer.reply().content());
        assertThat(NUMBERED.matcher(answer.reply().content()).results().map(line -> line.group(1)))
                .containsExactlyElementsOf(answer.texts());
    }

    @Test
    void theSameInputGivesTheSameOutput() throws Exception {
        assertThat(ask("How do I bake bread?").reply())
                .isEqualTo(ask("How do I bake bread?").reply());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void neverListsMoreThanAskedFor(int most) throws Exception {
        var answer = ask("How do I bake bread?", new QuestionSettings(most, 0.5, true));
        assertThat(answer.questions()).hasSizeLessThanOrEqualTo(most).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, 0.95, 0.97})
    void nothingBelowTheThresholdIsCalledSimilar(double threshold) throws Exception {
        assertThat(ask("Why is the sky blue?", new QuestionSettings(20, threshold, true))
                        .questions())
                .filteredOn(question -> !question.source().equals("follow_up"))
                .isNotEmpty()
                .allMatch(question -> question.similarity() >= threshold);
    }

    @Test
    void whenNothingIsSimilarItSaysSoAndOffersFollowUps() throws Exception {
        var answer = ask("What is photosynthesis?", new QuestionSettings(5, 1, true));
        assertThat(answer.reply().content()).startsWith("I found no question").contains("follow-up");
        assertThat(answer.questions())
                .isNotEmpty()
                .allMatch(question -> question.source().equals("follow_up") && question.similarity() < 1);
    }

    @Test
    void theBankHelpsWhereTheGrammarEnds() throws Exception {
        assertThat(ask("Which river is the longest in the world?").questions())
                .anyMatch(question -> question.source().equals("bank")
                        && question.text().equals("Which is the longest river in the world?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How long should green tea steep?",
                "My laptop won't start. What can I do?",
                "Did the Vikings reach America?",
                "Did Shakespeare write all his plays himself?",
                "Is it safe to drink tap water in Spain?"
            })
    void anyOrdinaryQuestionHasSomeRewordings(String question) throws Exception {
        var answer = ask(question, QuestionSettings.DEFAULTS, "What is the best laptop for students?");
        assertThat(answer.questions())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(listed -> !listed.source().equals("follow_up") && listed.similarity() >= 0.8);
        if (!question.contains("laptop")) {
            assertThat(answer.reply().content()).doesNotContain("laptop");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which is better for a beginner, Python or JavaScript? | Is Python better than JavaScript for a beginner?",
                "How long does it take to fly from London to Sydney?   | How much time is needed to fly from London to Sydney?",
                "When was the last time Germany won the World Cup?     | How long ago was the last time that Germany won the World Cup?",
                "I need ideas for a birthday present for my dad        | Do you have any ideas for a birthday present for my dad?"
            })
    void theWholeQuestionIsSaidInOtherWords(String question, String other) throws Exception {
        assertThat(ask(question).texts()).hasSizeGreaterThanOrEqualTo(3).contains(other);
    }

    @Test
    void theUsersOwnQuestionIsNeverListed() throws Exception {
        assertThat(ask("WHY IS THE SKY BLUE", new QuestionSettings(20, 0, true), "Why is the sky blue?")
                        .texts())
                .noneMatch(text -> English.key(text).equals("why is the sky blue"));
        assertThat(ask("What's inflation?", new QuestionSettings(20, 0.5, true)).texts())
                .doesNotContain("What is inflation?");
    }

    @Test
    void contextCountsOnlyWhenItShall() throws Exception {
        var with = ask("And in winter?", QuestionSettings.DEFAULTS, "How do I care for roses in summer?");
        assertThat(with.texts()).anyMatch(text -> text.contains("roses in winter"));
        assertThat(with.questions())
                .anyMatch(question ->
                        question.source().equals("history") || question.text().contains("roses"));
        var without = ask("And in winter?", new QuestionSettings(5, 0.8, false), "How do I care for roses in summer?");
        assertThat(without.reply().content()).doesNotContain("roses");
    }

    @Test
    void earlierQuestionsAreOfferedAsTheUsersOwn() throws Exception {
        assertThat(ask(
                                "How do I grow roses in a pot?",
                                new QuestionSettings(20, 0.8, true),
                                "How can I grow roses in pots?")
                        .questions())
                .filteredOn(question -> question.source().equals("history"))
                .extracting(Listed::text)
                .containsExactly("How can I grow roses in pots?");
    }

    @Test
    void whatTheUserAskedInOtherChatsIsOfferedToo() throws Exception {
        var answer = Engines.askWithElsewhere(
                "How can I grow roses in pots?",
                new QuestionSettings(20, 0.8, true),
                List.of(
                        List.of("Why is the sky blue?"),
                        List.of("How do I grow roses in a pot?", "And tulips?", "What is a rose?"),
                        List.of("wie wachsen Rosen?", "rose", "ok")));
        assertThat(answer.questions())
                .filteredOn(question -> question.source().equals("history"))
                .extracting(Listed::text)
                .containsExactly("How do I grow roses in a pot?");
    }

    @Test
    void aRephrasingThatIsNearlyTheSameDoesNotDisplaceTheUsersOwnQuestion() throws Exception {
        var answer = Engines.askWithElsewhere(
                "How can I grow quinces in pots?",
                QuestionSettings.DEFAULTS,
                List.of(List.of("How do I grow quinces in a pot?", "What is the capital of France?")));

        assertThat(answer.questions()).hasSize(5);
        assertThat(answer.questions())
                .filteredOn(question -> question.source().equals("history"))
                .extracting(Listed::text)
                .containsExactly("How do I grow quinces in a pot?");
    }

    @Test
    void whatTheUserAskedElsewhereIsNotEvenReadWithoutContext() throws Exception {
        assertThat(Engines.askWithElsewhere("Why is the sky blue?", new QuestionSettings(5, 0.8, false), null)
                        .questions())
                .isNotEmpty();
    }

    @Test
    void muchHistoryElsewhereCostsLittle() throws Exception {
        ask("Is the model loaded?");
        var lengthy = "I told you that my roses are ill and that I water them daily. ".repeat(15);
        var elsewhere = IntStream.range(0, 50)
                .mapToObj(chat -> IntStream.range(0, 6)
                        .mapToObj(i -> lengthy + "How do I grow rose number " + chat + " in pot " + i + "?")
                        .toList())
                .toList();
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        var answer = Engines.askWithElsewhere("How do I grow a rose in a pot?", QuestionSettings.DEFAULTS, elsewhere);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                .as("processor time, which no neighbour adds to; the model runs on the thread that asks")
                .isLessThan(Duration.ofSeconds(4));
        assertThat(answer.questions()).isNotEmpty();
    }

    @Test
    void anotherLanguageIsAnsweredInItToo() throws Exception {
        assertThat(ask("Wie lange muss grüner Tee ziehen?").reply().content())
                .contains("English text only")
                .contains("auf Englisch");
        assertThat(ask("Почему небо голубое?").reply().content()).contains("по-английски");
        assertThat(ask("Miksi taivas on sininen?").reply().content()).isNotBlank();
    }

    static Stream<String> weirdMessages() {
        var random = new Random(7);
        return Stream.of(
                "a".repeat(32_000),
                "How do I bake bread? ".repeat(1_523),
                "is better for ".repeat(2_280) + "?",
                "?".repeat(32_000),
                "<script>".repeat(4_000),
                "<".repeat(32_000),
                "`*_#".repeat(8_000),
                "why and how ".repeat(2_600),
                "\uD800\uDC00 \uD83D What is \uDC00 this",
                "هل يمكنك مساعدتي؟ ".repeat(100),
                "מדוע השמיים כחולים? ".repeat(1_000),
                "\u05D0 What is the sky? \u202B" + "؟",
                "🙂".repeat(16_000),
                "👩‍👩‍👧‍👦🏳️‍🌈 ".repeat(1_000),
                "Why is 🍵 so good for me 🙏🏽?",
                "I walked home and it was late. ".repeat(1_030),
                "なぜ".repeat(16_000),
                "If my x, what do I do, how do I, ".repeat(950),
                "thanks ".repeat(4_500),
                "my ".repeat(10_000),
                "\u202Ehow does it work\u202C",
                "{x} {y.is} $1 \\1 {",
                "What is {x} and $1 \\Q?",
                "What is " + "very ".repeat(200) + "long?",
                "Why?",
                "And?",
                "it",
                "?",
                "\u0000\u0001",
                "Tell me",
                "What is it that is what is it?",
                random.ints(32_000, 32, 0x2FFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .substring(0, 32_000));
    }

    @ParameterizedTest
    @MethodSource("weirdMessages")
    void weirdMessagesGetAnAnswerSoon(String message) throws Exception {
        ask("Is the model loaded?");
        var start = System.nanoTime();
        var answer = ask(message, QuestionSettings.DEFAULTS, message, message);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(answer.reply().content()).isNotBlank();
        assertThat(answer.reply().content().length()).isLessThan(8_000);
        assertThat(answer.questions())
                .allMatch(question -> question.source().equals("follow_up") || question.similarity() >= 0.8);
    }

    @Test
    void anInterruptedThreadStops() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ask("Why is the sky blue?")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
