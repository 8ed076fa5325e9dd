package org.llmmodes.modes.similarquestions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.llmmodes.modes.similarquestions.Asked.Kind;

/** Finds the question in one sentence: asked as such, as a request ("Explain X"), as a wish ("I want to X") or as a mere topic. */
final class Asking {

    static final List<Form> FORMS = Form.read("question-forms.txt");
    static final List<Form> PLAIN_FORMS = Form.read("plain-forms.txt");

    private static final List<Form> REWRITES = Form.read("rewrites.txt");
    private static final Pattern QUESTION = Pattern.compile(
            "(?i)(?:(?:in|at|for|on|to|by|from|with) )?(?:what|which|who|whom|whose|how|why|when|where)\\b.+"
                    + "|(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|may|must|am"
                    + "|isn't|aren't|don't|doesn't|didn't|can't|won't|wouldn't|shouldn't) .+");
    private static final Pattern UNFINISHED =
            Pattern.compile("(?i)(?:(?:how|what|when|where|which)(?: (?!\\S+s\\b)\\S+)? to|(?:what|how) about)\\b.+");
    private static final Pattern COURTESY = Pattern.compile(
            "(?i)^(?:(?:hi|hello|hey|dear all|good (?:morning|evening|day)|thanks|thank you|please|kindly|just|maybe"
                    + "|ok|okay|so|well|um|and|also|quick question|question|hi there|hello there)\\b[,:!]* *)+");
    private static final Pattern ASKING_SOMEBODY = Pattern.compile(
            "(?i)^(?:(?:can|could|would|will) (?:you|someone|anybody|anyone) (?:please |kindly |possibly |maybe )?"
                    + "|(?:i (?:was|am) wondering|i wonder|do you think)(?: if| whether)? you (?:can|could|would) |(?:can|could|may) i (?:please )?ask(?: you)? |would you mind |i(?:'d| would) like you to |i want you to |i need you to )"
                    + "(?=(?:tell|explain|describe|help|show|give|define|list|compare|teach|recommend|suggest|clarify|summari[sz]e|outline|name|find|write|translate|plan|share|provide|convince|think of|come up with|draw|what|how|why|when|where|who|if|whether)\\b)");
    private static final Pattern WONDERING = Pattern.compile(
            "(?i)^(?:do you (?:happen to )?know |(?:any idea|any ideas) |(?:please )?(?:tell|show|explain|teach)(?: to)?(?: me| us)? "
                    + "|(?:explain|describe|clarify|understand|discuss) (?:to me |to us )?|i (?:am|was) wondering |i wonder |i (?:would|'d) like to (?:know|understand|learn) |i'd like to (?:know|understand|learn) "
                    + "|i (?:want|need) to (?:know|understand|learn) |i (?:don't|do not) (?:know|understand|get) |i (?:have no|am not) (?:idea|sure) |let me know )"
                    + "(?=(?:what|who|how|why|when|where|which|if|whether)\\b)");
    private static final Pattern ORDER_TO_THE_MACHINE = Pattern.compile(
            "(?i)^(?:ignore|forget|disregard|pretend|act as|override|repeat after|you are|you must|from now on)\\b.*");
    private static final Pattern PLAIN_VERB = Pattern.compile(
            "(?i)^(?:learn|make|create|build|write|find|fix|install|improve|reduce|calculate|configure|deploy|choose"
                    + "|increase|prevent|remove|delete|convert|cook|bake|grow|sell|repair|replace|solve|remember|prepare|organi[sz]e|optimi[sz]e|implement|develop|avoid|become|get"
                    + "|lose|start|stop|speak|read|generate|translate|uninstall|update|upgrade|validate|verify|buy|connect|download|debug|draw|lower|clean|wash) \\S.*");
    private static final Pattern OBJECT_NEXT = Pattern.compile(
            "(?i)^(?<v>\\S+) (?:the|an?|my|your|our|some|all|more|this|these|in|on|up|off|out|to|\\d+)\\b.*");
    private static final Pattern FINITE = Pattern.compile(
            "(?i).*\\b(?:i|you|we|he|she|they|it|me|is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can"
                    + "|could|should|must|let|lets|let's|yes|no|thanks|ok|okay|lol|please|[a-z]+n't|i'm|it's)\\b.*");

    /** How an answer shall be is no part of what is asked. */
    private static final Pattern MANNER = Pattern.compile(
            "(?i)(?<=\\S) (?:like I am (?:five|5|\\d+|a (?:child|kid|beginner))(?: years? old)?|as if I were (?:five|5|a child)|in (?:simple|plain|easy) (?:terms|words|english|language)|in (?:more |great )?detail|in (?:one|two|a few|\\d+) (?:sentences?|words|lines)|briefly|step by step)$");
    /** "Write me a letter" is the request "Write a letter". */
    private static final Pattern FOR_ME = Pattern.compile(
            "(?i)^(write|find|get|make|draw|cook|bake|buy|plan|create|compose|design|build|translate|book|order|send|read|sing|fix|summari[sz]e) (?:me|us) (?=\\S)");
    /** "My phone" is no topic: what it is everybody knows, and what is the matter with it nobody said. */
    private static final Pattern OF_SOMEBODY =
            Pattern.compile("(?i)(?:my|our|your|his|her|their|this|that|these|those)\\b.*");
    /** What counts a topic: "10 things to do". */
    private static final Pattern COUNTED = Pattern.compile(
            "(?i)(?:the )?(?:top )?(?:\\d+|two|three|four|five|six|seven|eight|nine|ten) (?:best |good )?(?=\\S+s\\b)");

    private static final Pattern SUBORDINATE = Pattern.compile(
            "(?i)(?:when|where|which|what|how|who|if) (?:i|we|you|he|she|it|they|my|our|your|his|her)\\b.*");
    private static final Pattern START = Pattern.compile("^(?:My|Our|The|This|These|Your|An?|It|We|There)\\b");

    private Asking() {}

    /** Whether the sentence, without its mark, has the form of a direct question. */
    static boolean isQuestion(String sentence) {
        return QUESTION.matcher(sentence).matches();
    }

    /**
     * The question in a sentence.
     *
     * @param sentence without its final mark
     * @param marked   whether that was a question mark
     * @param words    what the user wrote
     */
    static Asked in(String sentence, boolean marked, String words) {
        var spelled = spelledOut(COURTESY.matcher(sentence).replaceFirst(""))
                .replaceFirst("(?i)(?: (?:to|for) me)?(?:,? please)?$", "");
        spelled = MANNER.matcher(spelled).replaceFirst("");
        var polite = ASKING_SOMEBODY.matcher(spelled).replaceFirst("");
        var plain = START.matcher(WONDERING.matcher(polite).replaceFirst(""))
                .replaceFirst(start -> start.group().toLowerCase(Locale.ROOT));
        var indirect = !plain.equals(polite);
        if (ORDER_TO_THE_MACHINE.matcher(plain).matches()
                || (!marked && !indirect && SUBORDINATE.matcher(plain).matches())) {
            return asked(sentence, words, Kind.STATEMENT);
        }
        if (!indirect && isQuestion(plain) && !UNFINISHED.matcher(plain).matches()) {
            return asked(plain, words, Kind.QUESTION);
        }
        var kind = marked ? Kind.QUESTION : Kind.REQUEST;
        return rewritten(plain, indirect)
                .map(question -> asked(question, words, kind))
                .orElseGet(() -> asked(
                        sentence, words, marked && English.hasContent(sentence) ? Kind.QUESTION : Kind.STATEMENT));
    }

    /** The sentence is a topic and nothing else: "Binary search trees". */
    static Optional<Asked> topic(String sentence, String words) {
        var phrase = spelledOut(sentence).replaceFirst("[.:;,]+$", "");
        if (English.split(phrase).size() > 7
                || OF_SOMEBODY.matcher(phrase).matches()
                || FINITE.matcher(phrase).matches()
                || !English.hasContent(phrase)) {
            return Optional.empty();
        }
        var counted = COUNTED.matcher(phrase);
        if (counted.lookingAt() && counted.end() < phrase.length()) {
            return Optional.of(asked("What are some " + phrase.substring(counted.end()), words, Kind.TOPIC));
        }
        var thing = English.withArticle(phrase);
        return Optional.of(asked("What " + (English.isPlural(phrase) ? "are " : "is ") + thing, words, Kind.TOPIC));
    }

    private static Optional<String> rewritten(String request, boolean indirect) {
        var plain = FOR_ME.matcher(request).replaceFirst("$1 ");
        if (indirect && isDirect(plain)) {
            return Optional.of(plain);
        }
        var rewritten = Form.firstMatch(REWRITES, plain)
                .flatMap(match -> match.sentences().stream().findFirst())
                .map(question -> question.replaceFirst(
                        "^What (can|should) I do (if|now that) (?=(?:we|our) )", "What $1 we do $2 "));
        if (rewritten.isPresent()) {
            return rewritten;
        }
        var next = OBJECT_NEXT.matcher(plain);
        var wanted = PLAIN_VERB.matcher(plain).matches() || (next.matches() && English.isVerb(next.group("v")));
        return wanted
                ? Optional.of("How do I " + plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1))
                : Optional.empty();
    }

    /** "what is X" after "tell me" is already the question. */
    private static boolean isDirect(String plain) {
        return plain.matches("(?i)(?:what|who|how|why|when|where) (?:is|are|was|were|do|does|did|can|should) .+")
                && !plain.matches("(?i).+ (?:is|are)$");
    }

    private static Asked asked(String question, String words, Kind kind) {
        var bare = English.capitalised(question.replaceFirst("[?.!,;: ]+$", ""));
        var match = kind == Kind.STATEMENT ? Optional.<Form.Match>empty() : Form.firstMatch(FORMS, bare);
        return new Asked(kind == Kind.STATEMENT ? bare + "." : bare + "?", words, kind, match);
    }

    private static String spelledOut(String text) {
        return text.replace('’', '\'')
                .replaceAll("(?i)\\b(what|who|where|when|how|why)'s\\b", "$1 is")
                .replaceAll("(?i)\\b(what|who|where|when|how|why)'re\\b", "$1 are")
                .replaceAll("(?i)\\b(we|you|they)'re\\b", "$1 are")
                .replaceAll("(?i)\\b(it|there)'s (?!been |got )", "$1 is ")
                .replaceAll("(?i)\\bi'm\\b", "I am")
                .replaceAll("(?i)\\bi'd like\\b", "I would like")
                .replaceAll("(?i)\\bi've got\\b", "I have")
                .replaceAll("\\bi\\b", "I");
    }
}
