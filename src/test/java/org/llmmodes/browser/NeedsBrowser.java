package org.llmmodes.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a story where no Chromium with its driver is installed; fails there when {@code llmmodes.require.browser} is true. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Condition.class)
@interface NeedsBrowser {

    /** Looks for the browser. */
    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Browser.isInstalled()) {
                return ConditionEvaluationResult.enabled("Chromium is installed");
            }
            var missing = "No browser: install Debian's chromium and chromium-driver (" + Browser.CHROMIUM + ", "
                    + Browser.DRIVER + ")";
            if (Boolean.getBoolean("llmmodes.require.browser")) {
                throw new IllegalStateException(missing);
            }
            System.err.println("SKIPPED " + context.getDisplayName() + ". " + missing);
            return ConditionEvaluationResult.disabled(missing);
        }
    }
}
