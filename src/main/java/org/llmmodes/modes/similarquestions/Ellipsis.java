package org.llmmodes.modes.similarquestions;

import java.util.regex.Pattern;

/** Completes "What can I do?" by the trouble told right before it: "My laptop won't start." */
final class Ellipsis {

    private static final Pattern ASKS_ONLY = Pattern.compile(
            "(?i)(?:so |and |but )?(what (?:can|could|should|must|do|shall|would) (?:i|we|you) (?:do|try|say|wear|answer|write|bring|expect|pack)|how (?:do|can|could|should) (?:i|we) (?:choose|decide|proceed|start|react|respond|continue))(?: now| then| next| here|,? please| (?:about|against|with) (?:it|this|that|them))?");
    private static final Pattern WANTS_ADVICE = Pattern.compile(
            "(?i)(?:do you have |have you got |i need )?(?:any |some )?(?:good )?(?:help|advice|tips?|ideas?|suggestions?|thoughts|recommendations?)(?: please| for me| welcome| anyone)?");
    private static final Pattern TOLD = Pattern.compile(
            "(?i)(?:(?:hi|hello|hey|help|please|so|and|well|imagine|suppose|assume|say|let's say)[,!]? (?:that )?)*((?:my|our|the|i|we|there|it|his|her|their|someone|somebody|a|an)\\b.+)");
    private static final int LONGEST = 14;

    private Ellipsis() {}

    /** Whether the sentence asks for advice and does not say on what: "Any tips?" */
    static boolean wantsAdvice(String sentence) {
        return WANTS_ADVICE.matcher(sentence).matches();
    }

    /** The sentence with "if" and what was {@code told} before it in the same message, or as it is when it needs nothing. */
    static String completed(String sentence, String told) {
        var asks = ASKS_ONLY.matcher(sentence);
        if (WANTS_ADVICE.matcher(sentence).matches()) {
            return told.isEmpty() ? sentence : completed("What can I do", told);
        }
        var trouble = TOLD.matcher(told);
        if (!asks.matches() || !trouble.matches() || English.split(told).size() > LONGEST) {
            return sentence;
        }
        var statement = trouble.group(1);
        return asks.group(1) + " if " + (statement.matches("I\\b.*") ? statement : English.lowered(statement));
    }
}
