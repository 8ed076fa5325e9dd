package org.llmmodes.modes.similarquestions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.modes.similarquestions.Asked.Kind;
import org.llmmodes.platform.json.Json;

/**
 * The words of a reply.
 *
 * @param reading   what was understood
 * @param settings  what the user wants
 * @param similar   questions that reach the threshold, most similar first
 * @param followUps questions that do not, offered when there are no similar ones
 * @param inOwnLanguage that only English is understood, in the language of the message, after a line break; empty for English
 */
record QuestionAnswer(
        Reading reading,
        QuestionSettings settings,
        List<Candidate> similar,
        List<Candidate> followUps,
        String inOwnLanguage) {

    private static final String EXAMPLES =
            "Ask something like “How does a solar panel work?”, or name a topic such as “solar panels”.";

    /** A reply that lists nothing. */
    static QuestionAnswer ofNothing(Reading reading, QuestionSettings settings, String message) {
        var own = reading.outcome() == Reading.Outcome.NOT_ENGLISH
                ? Languages.onlyEnglish(message)
                        .map(sentence -> "\n" + sentence)
                        .orElse("")
                : "";
        return new QuestionAnswer(reading, settings, List.of(), List.of(), own);
    }

    /** Gives the reply to the sink line by line. */
    Reply send(ReplySink sink, String model) {
        var lines = lines();
        var content = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            var line = i + 1 < lines.size() ? lines.get(i) + "\n" : lines.get(i);
            content.append(line);
            sink.delta(line);
        }
        return new Reply(content.toString(), metadata(), List.of(), model, null, null);
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        if (similar.isEmpty()) {
            lines.add(nothingSimilar());
        } else {
            reading.asked().stream()
                    .filter(Asked::isRewritten)
                    .findFirst()
                    .ifPresent(asked -> lines.add("Questions like “" + asked.question() + "”:"));
        }
        var number = 0;
        for (var question : Stream.concat(similar.stream(), followUps.stream()).toList()) {
            lines.add(++number + ". " + question.text());
        }
        return lines;
    }

    private String nothingSimilar() {
        return switch (reading.outcome()) {
            case NO_WORDS ->
                "I see no words in your message that I could find similar questions for; code, links and symbols I leave out. "
                        + EXAMPLES;
            case NOT_ENGLISH ->
                "I can find similar questions for English text only, and your message seems to be in another language. "
                        + "Please ask in English." + inOwnLanguage;
            case SMALL_TALK ->
                "I don't chat; I find questions similar to yours. Send me a question, a request or a topic. "
                        + EXAMPLES;
            case FOUND -> unlike();
        };
    }

    private String unlike() {
        var asked = reading.asked().get(0);
        if (asked.kind() == Kind.STATEMENT) {
            return "I could not make out a question in your message, and none that I know is close to it. "
                    + (followUps.isEmpty() ? EXAMPLES : "These may be on the same subject, but are less similar:");
        }
        var threshold = new BigDecimal(String.valueOf(settings.threshold()))
                .stripTrailingZeros()
                .toPlainString();
        var sentence =
                "I found no question that is similar enough (" + threshold + " or more) to “" + asked.question() + "”.";
        return followUps.isEmpty()
                ? sentence + " A lower similarity_threshold or a simpler wording may bring some."
                : sentence + " These follow-up questions are related, but less similar:";
    }

    private ObjectNode metadata() {
        var metadata = Json.object();
        var questions = metadata.putArray("questions");
        Stream.concat(similar.stream(), followUps.stream()).forEach(question -> questions
                .addObject()
                .put("text", question.text())
                .put("similarity", question.shownSimilarity())
                .put("source", question.source().wireName()));
        return metadata;
    }
}
