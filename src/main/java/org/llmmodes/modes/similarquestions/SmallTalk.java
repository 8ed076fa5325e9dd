package org.llmmodes.modes.similarquestions;

import java.util.regex.Pattern;

/** Greetings, thanks and the like: there is nothing to find questions for. */
final class SmallTalk {

    private static final int LONGEST = 100;

    private static final Pattern SMALL_TALK = Pattern.compile(
            "(?i)(?:(?:hi|hello|hey|hiya|howdy|greetings|welcome|good (?:morning|evening|afternoon|night|day)|dear all|there|everybody|everyone|all|friend|again"
                    + "|ok|okay|lol|haha|hehe|wow|cool|great|nice|perfect|awesome|super|yes|no|yeah|nope|sure|fine|well|please|test|testing|ping"
                    + "|how are you(?: doing)?(?: today)?|how is it going|hows it going|whats up|what is up|sup|how do you do|nice to meet you"
                    + "|thanks|thank you|thx|cheers|many thanks|very much|so much|a lot|for (?:the|your|all) (?:help|answers?|time|list)"
                    + "|that (?:was|is) (?:very |really |so )?(?:helpful|great|nice|useful|good|kind|perfect)|well done|good job|good bot"
                    + "|you (?:are|re) (?:very |really |so )?(?:great|nice|awesome|helpful|funny|kind|stupid|the best|welcome|cool|good)|i (?:love|like) (?:you|it|this)"
                    + "|bye|goodbye|see you(?: later| soon)?|who are you|what are you|what can you do|help|start|are you (?:a |an )?(?:bot|robot|human|ai|real|there))"
                    + "(?: |$))+");

    private SmallTalk() {}

    /** Whether nothing else is said. */
    static boolean isAll(String text) {
        return text.length() <= LONGEST && SMALL_TALK.matcher(English.key(text)).matches();
    }
}
