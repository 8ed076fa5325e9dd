package org.llmmodes.modes;

import org.llmmodes.platform.problem.Problem;
import org.llmmodes.platform.problem.ProblemType;

/** An engine that has no answer. */
public class EngineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    /**
     * @param type   ENGINE_FAILED, ENGINE_TIMEOUT or ENGINE_UNAVAILABLE
     * @param detail a sentence for the user; no secrets, no addresses
     */
    public EngineException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public EngineException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /** What is stored with the failed reply. */
    public Problem problem() {
        return Problem.of(type, String.valueOf(getMessage()));
    }
}
