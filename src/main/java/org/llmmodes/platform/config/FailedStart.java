package org.llmmodes.platform.config;

/** The end of a server that cannot serve. */
public final class FailedStart {

    /** The exit status of a server that was configured wrongly (EX_CONFIG of sysexits). */
    private static final int BAD_CONFIGURATION = 78;

    private FailedStart() {}

    /** Ends the process with one line that says why: a server without its application would look alive and serve nothing. */
    @SuppressWarnings("SystemOut")
    public static void stop(String reason) {
        System.err.println("LLM_MODES cannot start: " + reason);
        System.err.flush();
        Runtime.getRuntime().halt(BAD_CONFIGURATION);
    }
}
