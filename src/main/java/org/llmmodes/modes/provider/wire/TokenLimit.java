package org.llmmodes.modes.provider.wire;

/** The two names that OpenAI's protocol has for the longest answer: newer models of OpenAI refuse the old one, other servers may not know the new. */
enum TokenLimit {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS;

    /** What is tried first. */
    static TokenLimit of(Gateway gateway) {
        return gateway.isOpenAi() ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
    }

    TokenLimit other() {
        return this == MAX_TOKENS ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
    }
}
