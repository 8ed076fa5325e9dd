package org.llmmodes.modes.provider;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.llmmodes.modes.ReplySink;

/** One question on its way to the provider, over all its tries: what was said so far, and how long the provider wants to be left alone. */
public final class Attempt {

    private final Prompt prompt;
    private final ReplySink sink;
    private int said;
    private Duration pause = Duration.ZERO;

    public Attempt(Prompt prompt, ReplySink sink) {
        this.prompt = prompt;
        this.sink = sink;
    }

    public Prompt prompt() {
        return prompt;
    }

    /** Passes on a piece of the answer; from then on the question cannot be asked again. */
    public void say(String piece) {
        if (!piece.isEmpty()) {
            said += piece.length();
            sink.delta(piece);
        }
    }

    /** Characters that were passed on. */
    public int said() {
        return said;
    }

    /** Leaves the provider alone for so long before the next try. */
    void leaveAlone(Duration time) {
        pause = time;
    }

    void awaitTurn() throws InterruptedException {
        var time = pause;
        pause = Duration.ZERO;
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }
}
